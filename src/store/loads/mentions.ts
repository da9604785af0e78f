import type { ClientBase } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { unitTables } from './unit-tables.ts';

type Mentioned = 'customer' | 'employee' | 'product' | 'deal';
const dictionaries: readonly Mentioned[] = ['customer', 'employee', 'product', 'deal'];

/** Which columns of a kind name a customer, an employee, a product or a deal. */
function mentionsOf(kind: KindId): readonly { readonly entity: Mentioned; readonly column: string }[] {
  if (kind === 'orders') {
    return [
      { entity: 'customer', column: 'customer' },
      { entity: 'employee', column: 'rep' },
      { entity: 'product', column: 'product' },
    ];
  }
  // Whoever leads someone is an employee too, also where no row of its own says so.
  if (kind === 'employees') return [{ entity: 'employee', column: 'head' }];
  return Object.values(unitTables[kind].columns).flatMap(([from, type]) =>
    dictionaries.some((entity) => entity === type) ? [{ entity: type as Mentioned, column: from }] : [],
  );
}

/** An order line names its product by the article where it has one, else by the name. */
const productText = 'coalesce(s.sku, s.product)';

async function addStages(client: ClientBase, kind: KindId): Promise<void> {
  const columns = kind === 'deals' || kind === 'stages' ? ['stage'] : kind === 'stage-moves' ? ['stage', 'from_stage'] : [];
  for (const column of columns) {
    await client.query(`insert into stage_ref (text) select distinct s.${column} from staged s where s.${column} is not null on conflict do nothing`);
  }
  if (kind !== 'deals' && kind !== 'stages') return;
  await client.query(`insert into pipeline (name) select distinct coalesce(s.pipeline, '') from staged s on conflict do nothing`);
}

/** Which of the texts of one column are new, under which names, and that this load mentions them. */
async function addMentioned(client: ClientBase, entity: Mentioned, text: string, named: boolean, loadId: number): Promise<void> {
  await client.query(`
    create temp table mentioned on commit drop as
    select ${text} as text, ${named ? 'min(s.product) as name, min(s.category) as category' : 'null as name, null as category'}
    from staged s where ${text} is not null group by 1`);
  await client.query(`insert into ${entity}_ref (text) select text from mentioned order by text on conflict (text) do nothing`);
  if (entity !== 'deal') {
    await client.query(
      `insert into load_mention (load_id, entity, ref_id, name, category)
       select $1, $2, r.id, m.name, m.category from mentioned m join ${entity}_ref r on r.text = m.text on conflict do nothing`,
      [loadId, entity],
    );
  }
  await client.query('drop table mentioned');
}

/** Enters the names, stages and pipelines that staged rows mention into the dictionaries, and notes that this load mentions them. */
export async function addMentions(client: ClientBase, kind: KindId, loadId: number): Promise<void> {
  await addStages(client, kind);
  for (const { entity, column } of mentionsOf(kind)) {
    const named = kind === 'orders' && entity === 'product';
    await addMentioned(client, entity, named ? productText : `s."${column}"`, named, loadId);
  }
}
