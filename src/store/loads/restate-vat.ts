import { sql, type Transaction } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import { moneyKinds } from '#core/files/money.ts';
import type { Tables } from '../tables.ts';
import { orderContent } from './merge-orders.ts';
import { contentOf } from './merge.ts';
import { unitTables } from './unit-tables.ts';
import { appliesTo, givenOf, restated, vatColumns, vatColumnsOf, type VatColumns } from './vat-columns.ts';

/**
 * Why loaded sums are written anew. `recalculate`: the organisation counts the other way now, and every sum follows.
 * `keep`: files whose VAT nobody spoke of had it the other way all along, and their sums stay. `rates`: a rate changed.
 */
export type Restatement = 'recalculate' | 'keep' | 'rates';

interface Sum {
  readonly sum: string;
  readonly given: string;
}

/** What a sum of row `t` of load `l` and what its file gave become. Each change of the flag can be taken back to the kopeck. */
function becomes(vat: VatColumns, column: string, why: Restatement, included: boolean): Sum {
  const [sum, given] = [`t."${column}"`, `t."${givenOf(column)}"`];
  const other = restated(vat, why === 'rates' ? given : sum, included);
  if (why === 'rates') return { sum: `case when ${given} is null then ${sum} else ${other} end`, given };
  const turns = why === 'keep' ? `${appliesTo(vat)} and l.vat_said` : appliesTo(vat);
  return {
    sum: `case when ${given} is not null then ${given} when ${turns} then ${other} else ${sum} end`,
    given: `case when ${given} is not null then null when ${turns} then ${sum} end`,
  };
}

const isGiven = (vat: VatColumns): string => `(${vat.columns.map((column) => `t."${givenOf(column)}" is not null`).join(' or ')})`;

/** Rows that a change may touch. */
function touched(vat: VatColumns, why: Restatement): string {
  if (why === 'recalculate') return 'true';
  return why === 'rates' ? isGiven(vat) : `(l.vat_said or ${isGiven(vat)})`;
}

async function restateUnits(transaction: Transaction<Tables>, kind: Exclude<KindId, 'orders'>, vat: VatColumns, why: Restatement, included: boolean): Promise<void> {
  const unit = unitTables[kind];
  const names = vat.columns.flatMap((column) => [column, givenOf(column)]);
  const kept = Object.keys(unit.columns).filter((name) => !vat.columns.includes(name)).map((name) => `t."${name}"`);
  const sums = vat.columns.flatMap((column) => {
    const next = becomes(vat, column, why, included);
    return [`${next.sum} as "${column}"`, `${next.given} as "${givenOf(column)}"`];
  });
  await sql
    .raw(`
    update ${unit.table} u set ${names.map((name) => `"${name}" = n."${name}"`).join(', ')}, content = n.content
    from (select t.*, ${contentOf(unit, vat)} as content
          from (select t.id, ${[...kept, ...sums].join(', ')} from ${unit.table} t join load l on l.id = t.load_id where ${touched(vat, why)}) t) n
    where n.id = u.id`)
    .execute(transaction);
}

async function restateOrders(transaction: Transaction<Tables>, why: Restatement, included: boolean): Promise<void> {
  const vat = vatColumns.orders;
  const sets = vat.columns.flatMap((column) => {
    const next = becomes(vat, column, why, included);
    return [`"${column}" = ${next.sum}`, `"${givenOf(column)}" = ${next.given}`];
  });
  await sql.raw(`create temp table restated_order on commit drop as
    select distinct t.order_id from order_line t join sales_order o on o.id = t.order_id join load l on l.id = o.load_id where ${touched(vat, why)}`).execute(transaction);
  await sql.raw(`
    update order_line t set ${sets.join(', ')} from sales_order o join load l on l.id = o.load_id
    where o.id = t.order_id and ${touched(vat, why)}`).execute(transaction);
  await sql.raw(`
    update sales_order u set content = n.content
    from (select l.order_id, ${orderContent} as content from order_line l join restated_order r on r.order_id = l.order_id group by l.order_id) n
    where n.order_id = u.id`).execute(transaction);
  await sql`drop table restated_order`.execute(transaction);
}

/** Writes all loaded sums anew, undone versions of rows included, after the flag or a rate was changed in this transaction. */
export async function restateVat(transaction: Transaction<Tables>, why: Restatement): Promise<void> {
  const read = await sql<{ included: boolean }>`select vat_included as included from organisation`.execute(transaction);
  const included = read.rows[0]?.included ?? true;
  for (const kind of moneyKinds) {
    const vat = vatColumnsOf(kind);
    if (vat === undefined || kind === 'orders') continue;
    await restateUnits(transaction, kind, vat, why, included);
  }
  await restateOrders(transaction, why, included);
  if (why !== 'rates') await settleLoads(transaction, why, included);
}

/** Loads of which nobody spoke: recalculated, their files are known by now; kept, they are as the organisation counts. */
async function settleLoads(transaction: Transaction<Tables>, why: 'recalculate' | 'keep', included: boolean): Promise<void> {
  if (why === 'keep') {
    await sql`update load set vat_included = ${included} where vat_included is not null and not vat_said`.execute(transaction);
    return;
  }
  const before = included ? 'excluded' : 'included';
  await sql`
    update remembered_mapping set options = options || ${JSON.stringify({ vat: before })}::jsonb
    where kind = any(${[...moneyKinds]}::text[]) and options->>'vat' is null`.execute(transaction);
}

/** How many loads that stand brought sums. */
export async function countMoneyLoads(transaction: Transaction<Tables>): Promise<number> {
  const read = await sql<{ loads: number }>`
    select count(*)::int as loads from load where vat_included is not null and status in ('loaded', 'undoing', 'reading')`.execute(transaction);
  return read.rows[0]?.loads ?? 0;
}
