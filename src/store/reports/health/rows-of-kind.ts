import { sql } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import { mayDo, seesCost } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { FactContext, Sql } from '../../facts/context.ts';
import { calls, leads, meetings, ownerMoves, stageMoves, tasks } from './activity-rows.ts';
import { contacts, customers, employees, plans, products, stages } from './card-rows.ts';
import { type FileRows, none } from './file-rows.ts';
import { deals, orders, payments } from './sales-rows.ts';

const noId = sql`null::int`;

/** A cost in a list of products is as hidden as a margin. */
function withoutCost(rows: FileRows, viewer: Viewer): FileRows {
  const { cost: _, ...columns } = rows.columns;
  return seesCost(viewer) ? rows : { ...rows, columns };
}

/** Where the rows of a kind live; null where the viewer may read none of them. */
export function fileRowsOf(kind: KindId, context: FactContext): FileRows | null {
  const rows = withoutCost(made[kind](context), context.viewer);
  return mayDo(context.viewer, rows.resource, 'read') ? rows : null;
}

const made: Readonly<Record<KindId, (context: FactContext) => FileRows>> = {
  employees: () => employees,
  stages: () => stages,
  customers: () => customers,
  contacts: () => contacts,
  products: () => products,
  deals,
  'stage-moves': () => stageMoves,
  'owner-moves': () => ownerMoves,
  orders,
  payments,
  calls,
  meetings: () => meetings,
  tasks: () => tasks,
  plans,
  leads: () => leads,
};

/** The current rows of a kind that the viewer may see, as `f`; columns as `c0…`, `applies` as `a0…`, gaps as `g0…`, in the order of `FileRows`. */
export function rowsOfKind(rows: FileRows, context: FactContext): Sql {
  const { begins, ends = begins, recent = begins, employee = noId, customer = noId, deal = noId, current = sql`u.current` } = rows;
  const flags = [
    ...Object.entries(rows.columns).map(([column, value], at) => sql`${rows.applies?.[column] ? sql`${value} and ${rows.applies[column]}` : value} as ${sql.ref(`c${at}`)}`),
    ...Object.values(rows.applies ?? {}).map((value, at) => sql`coalesce(${value}, false) as ${sql.ref(`a${at}`)}`),
    ...Object.values(rows.gaps).map((value, at) => sql`coalesce(${value}, false) as ${sql.ref(`g${at}`)}`),
  ];
  return sql`
    select f.* from (
      select ${begins} as begins, ${ends} as ends, ${recent} as recent, ${recent} as at, ${employee} as employee_id, ${customer} as customer_id,
             ${deal} as deal_ref, ${rows.key ?? sql`u.id::text`} as key, ${rows.code ?? none} as code, ${rows.title ?? none} as title,
             ${rows.amount ?? sql`null::bigint`} as amount, ${rows.amount ? sql`u.currency` : none} as currency, ${sql.join(flags, sql`, `)}
      from ${rows.from} where ${current}
    ) f where ${rows.seen(context)}`;
}
