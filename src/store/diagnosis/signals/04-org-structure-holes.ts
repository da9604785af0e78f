import { sql } from 'kysely';
import type { Sql } from '../../facts/context.ts';
import { seenBy } from '../../measures/relations.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { rowColumns } from '../reader.ts';

/** Leads of the window that the viewer may see, with the rep of their own or of their deal. */
const leads = (frame: Frame): Sql => {
  const { from, to } = frame.span('last-90-days');
  return sql`
    select f.* from (
      select l.id, l.at, l.source, coalesce(er.employee_id, dr.employee_id) as employee_id from lead l
      left join employee_ref er on er.id = l.employee_ref left join deal d on d.deal_ref = l.deal_ref and d.current
      left join employee_ref dr on dr.id = d.employee_ref
      where l.current and l.at >= ${from} and l.at < ${to}) f
    where ${seenBy(frame.context, 'leads')}`;
};

/** Channels, regions and products with leads or new deals in the window; a hit has no rep in any of them. */
export const uncovered = (frame: Frame): Sql => sql`
  with created as materialized (select f.source, f.region, p.name as product, f.employee_id from (${counted(frame, 'creation', frame.span('last-90-days'))}) f left join product p on p.id = f.product_id)
  select ${rowColumns({ kind: 'group', id: sql`r.cut || ':' || r.value`, title: sql`r.value`, figure: sql`count(*)`, hit: sql`count(r.employee_id) = 0` })}
  from (select 'channel' as cut, l.source as value, l.employee_id from (${leads(frame)}) l
        union all select 'channel', source, employee_id from created
        union all select 'region', region, employee_id from created
        union all select 'product', product, employee_id from created) r
  where r.value is not null group by r.cut, r.value`;
