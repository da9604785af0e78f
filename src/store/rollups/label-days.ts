import type { ClientBase } from 'pg';
import { closedDaysBy, noClosedDays, type ClosedDays } from '#core/customers/closures.ts';
import { labelPurchases, type PurchaseSegment } from '#core/customers/purchase-labels.ts';
import { closuresOn } from '../closures.ts';

/** One day on which a customer bought or returned: the columns of a row of `purchase_day` that its label needs. */
export interface BoughtDays {
  readonly customers: readonly number[];
  /** Day numbers; those of one customer stand together in rising order. */
  readonly days: readonly number[];
  /** Whether the day counts as a purchase: its net is above zero. */
  readonly counts: readonly boolean[];
}

/** What a purchase is at its day; null where nothing is. */
export interface DayLabel {
  readonly ordinal: number | null;
  /** A day number. */
  readonly lostFrom: number | null;
  readonly segment: PurchaseSegment | null;
}

/** Silence may last long: so far ahead seasons are known, ten years. */
const yearsAhead = 3653;

/** The seasons in which each customer does not buy. */
async function readClosed(client: ClientBase, days: readonly number[]): Promise<(customer: number) => ClosedDays> {
  const closures = await closuresOn(client);
  if (closures.length === 0) return () => noClosedDays;
  const read = await client.query<{ id: number; industry: string | null }>("select id, nullif(btrim(industry), '') as industry from customer");
  const industries = new Map(read.rows.map(({ id, industry }) => [id, industry]));
  let [from, to] = [Infinity, -Infinity];
  for (const day of days) [from, to] = [Math.min(from, day), Math.max(to, day)];
  const closedOf = closedDaysBy(closures, { from, to: to + yearsAhead });
  return (customer) => closedOf(industries.get(customer) ?? null);
}

const unlabelled: DayLabel = { ordinal: null, lostFrom: null, segment: null };

/** The purchases of each customer in order, and where each stands among the days. */
function purchasesOf({ customers, days, counts }: BoughtDays): { ids: number[]; bought: number[][]; places: number[][] } {
  const ids: number[] = [];
  const bought: number[][] = [];
  const places: number[][] = [];
  customers.forEach((customer, place) => {
    if (ids.at(-1) !== customer) {
      ids.push(customer);
      bought.push([]);
      places.push([]);
    }
    if (counts[place] !== true) return;
    bought.at(-1)?.push(days[place] as number);
    places.at(-1)?.push(place);
  });
  return { ids, bought, places };
}

/** The label of each day. A label depends on everybody's rhythm, so the days of all customers are needed. */
export async function labelDays(client: ClientBase, all: BoughtDays): Promise<DayLabel[]> {
  const { ids, bought, places } = purchasesOf(all);
  const closedOf = await readClosed(client, all.days);
  const labels = labelPurchases(bought, (index) => closedOf(ids[index] ?? 0));
  const found = Array<DayLabel>(all.days.length).fill(unlabelled);
  places.forEach((own, index) => {
    own.forEach((place, at) => {
      const { segment, lostFrom } = labels[index]?.[at] ?? unlabelled;
      found[place] = { ordinal: at + 1, lostFrom, segment };
    });
  });
  return found;
}
