import type { ClientBase } from 'pg';
import { unitTables, type UnitKind } from './unit-tables.ts';

type Mentioned = 'customer' | 'employee' | 'product' | 'deal';
const dictionaries: readonly Mentioned[] = ['customer', 'employee', 'product', 'deal'];

/** Which columns of a kind name a customer, an employee, a product or a deal. */
function mentionsOf(kind: UnitKind): readonly { readonly entity: Mentioned; readonly column: string }[] {
  // Whoever leads someone is an employee too, also where no row of its own says so.
  if (kind === 'employees') return [{ entity: 'employee', column: 'head' }];
  return Object.values(unitTables[kind].columns).flatMap(([from, type]) =>
    dictionaries.some((entity) => entity === type) ? [{ entity: type as Mentioned, column: from }] : [],
  );
}

async function addStages(client: ClientBase, kind: UnitKind): Promise<void> {
  const columns = kind === 'deals' || kind === 'stages' ? ['stage'] : kind === 'stage-moves' ? ['stage', 'from_stage'] : [];
  for (const column of columns) {
    await client.query(`insert into stage_ref (text) select distinct s.${column} from staged s where s.${column} is not null on conflict do nothing`);
  }
  if (kind !== 'deals' && kind !== 'stages') return;
  await client.query(`insert into pipeline (name) select distinct coalesce(s.pipeline, '') from staged s on conflict do nothing`);
}

/** Enters the texts of one column that are new, and notes that this load mentions them. */
async function addMentioned(client: ClientBase, entity: Mentioned, text: string, loadId: number): Promise<void> {
  await client.query(`create temp table mentioned on commit drop as select distinct ${text} as text from staged s where ${text} is not null`);
  await client.query(`
    insert into ${entity}_ref (text) select m.text from mentioned m where not exists (select from ${entity}_ref r where r.text = m.text) order by 1`);
  if (entity !== 'deal') {
    await client.query(
      `insert into load_mention (load_id, entity, ref_id)
       select $1, $2, r.id from mentioned m join ${entity}_ref r on r.text = m.text on conflict do nothing`,
      [loadId, entity],
    );
  }
  await client.query('drop table mentioned');
}

/** Enters the names, stages and pipelines that staged rows mention into the dictionaries, and notes that this load mentions them. */
export async function addMentions(client: ClientBase, kind: UnitKind, loadId: number): Promise<void> {
  await addStages(client, kind);
  for (const { entity, column } of mentionsOf(kind)) {
    await addMentioned(client, entity, `s."${column}"`, loadId);
  }
}
