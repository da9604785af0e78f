import type { ClientBase } from 'pg';
import { writeCopy } from '../copy-in.ts';
import { type NumberColumns, readNumbers } from '../copy-out.ts';
import { type BoughtDays, type DayLabel, labelDays } from './label-days.ts';
import { type Customers, hasSomeOf, readSums, type SummedFacts } from './purchase-sums.ts';

/** What purchase days are made of: orders where there are any, else payments, else won deals. */
export type PurchaseBasis = SummedFacts | 'none';

/** What changed since purchase days were made: the facts of some customers, or those of one kind whosever they are. */
export interface ChangedPurchases {
  readonly of: PurchaseBasis;
  readonly customers: Customers | 'all';
  /** Customers that names were pointed at or away from. */
  readonly moved: Customers;
}

async function chooseBasis(client: ClientBase): Promise<{ readonly basis: PurchaseBasis; readonly before: PurchaseBasis }> {
  const found = await client.query<{ orders: boolean; payments: boolean; deals: boolean; before: PurchaseBasis }>(`
    select exists (select from sales_order where current) as orders,
           exists (select from payment where current) as payments,
           exists (select from deal where current) as deals,
           (select basis from purchase_basis) as before`);
  const { orders, payments, deals, before } = found.rows[0] ?? { before: 'none' as const };
  return { basis: orders ? 'orders' : payments ? 'payments' : deals ? 'deals' : 'none', before };
}

const dayTexts = new Map<number, string>();
const dayTextsAtMost = 20_000;
/** A day number as a date; there are few days and many rows. */
function epochDay(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  if (dayTexts.size >= dayTextsAtMost) dayTexts.clear();
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dayTexts.set(day, text);
  return text;
}

const absent = String.raw`\N`;
const written = (number: number | undefined): string | number => (number === undefined || Number.isNaN(number) ? absent : number);

const labelCells = ({ ordinal, lostFrom, segment }: DayLabel): string =>
  `${ordinal ?? absent}\t${lostFrom === null ? absent : epochDay(lostFrom)}\t${segment ?? absent}`;

/** Writes days with their labels, which follow from a place on among `labels`. */
function writeDays(client: ClientBase, sums: NumberColumns, labelOf: (place: number) => DayLabel): Promise<void> {
  const [customers = [], days = [], amounts = [], costs = [], noCost = [], noRate = []] = sums;
  const line = (customer: number, at: number): string =>
    `${customer}\t${epochDay(days[at] as number)}\t${amounts[at]}\t${written(costs[at])}\t${noCost[at]}\t${noRate[at]}\t${labelCells(labelOf(at))}\n`;
  return writeCopy(client, 'purchase_day', customers.values().map(line));
}

const boughtDays = ([customers = [], days = [], amounts = []]: NumberColumns): BoughtDays => ({ customers, days, counts: amounts.map((amount) => amount > 0) });

async function makeAll(client: ClientBase, basis: PurchaseBasis): Promise<void> {
  await client.query('delete from purchase_day');
  if (basis === 'none') return;
  const sums = await readSums(client, basis, 'all');
  const labels = await labelDays(client, boughtDays(sums));
  await writeDays(client, sums, (place) => labels[place] as DayLabel);
  await client.query('analyze purchase_day');
}

const segments = ['new', 'current', 'reactivated'] as const;

/** What stands: customer, day number, amount, and the label as numbers, the segment by its place. */
const standing = `
  select customer_id, day - date '1970-01-01', amount, ordinal, lost_from - date '1970-01-01',
         case segment ${segments.map((segment, place) => `when '${segment}' then ${place}`).join(' ')} end
  from purchase_day order by 1, 2`;

const isSame = (label: DayLabel, ordinal: number, lostFrom: number, segment: number): boolean =>
  Object.is(label.ordinal ?? Number.NaN, ordinal) && Object.is(label.lostFrom ?? Number.NaN, lostFrom) && label.segment === (segments[segment] ?? null);

/** Writes the labels that became others. */
async function relabel(client: ClientBase, kept: NumberColumns, labels: readonly DayLabel[]): Promise<void> {
  const [customers = [], days = [], , ordinals = [], lostFroms = [], places = []] = kept;
  const lines = labels.flatMap((label, at) =>
    isSame(label, ordinals[at] as number, lostFroms[at] as number, places[at] as number)
      ? []
      : [`${customers[at]}\t${epochDay(days[at] as number)}\t${labelCells(label)}\n`],
  );
  if (lines.length === 0) return;
  await client.query('create temp table relabelled (customer_id int, day date, ordinal int, lost_from date, segment text) on commit drop');
  await writeCopy(client, 'relabelled', lines);
  await client.query(`
    update purchase_day p set ordinal = r.ordinal, lost_from = r.lost_from, segment = r.segment
    from relabelled r where r.customer_id = p.customer_id and r.day = p.day`);
  await client.query('drop table relabelled');
}

/** Makes the days of some customers anew; the labels of everybody's follow. */
async function makeSome(client: ClientBase, basis: SummedFacts, customers: Customers): Promise<void> {
  await client.query('delete from purchase_day where customer_id = any($1)', [[...customers]]);
  const kept = await readNumbers(client, standing, 6);
  const sums = await readSums(client, basis, customers);
  // Who comes first does not matter to labels, only that the days of one customer stand together.
  const [one, other] = [boughtDays(kept), boughtDays(sums)];
  const labels = await labelDays(client, {
    customers: one.customers.concat(other.customers), days: one.days.concat(other.days), counts: one.counts.concat(other.counts),
  });
  const keptDays = one.days.length;
  await relabel(client, kept, labels.slice(0, keptDays));
  await writeDays(client, sums, (place) => labels[keptDays + place] as DayLabel);
}

/** Whose days are to be made anew. */
function affected({ of, customers, moved }: ChangedPurchases, basis: PurchaseBasis): Customers | 'all' {
  if (of !== basis) return moved;
  return customers === 'all' ? 'all' : customers.union(moved);
}

/** Brings purchase days up to date: all of them made anew, or where it is said what changed, those it concerns. Runs inside the caller's transaction. */
export async function refreshPurchaseDays(client: ClientBase, changed?: ChangedPurchases): Promise<void> {
  const { basis, before } = await chooseBasis(client);
  const whose = changed === undefined || basis !== before ? 'all' : affected(changed, basis);
  if (whose !== 'all' && whose.size === 0) return;
  await client.query('update purchase_basis set basis = $1, made_at = now()', [basis]);
  if (whose === 'all' || basis === 'none' || !hasSomeOf(basis)) await makeAll(client, basis);
  else await makeSome(client, basis, whose);
}
