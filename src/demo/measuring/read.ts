import { dayNumber } from '#core/shared/day.ts';
import type { Company } from '../company.ts';
import type { Kind, Row } from '../kinds.ts';

/**
 * Measures a generated company from its rows alone, by plain loops that share nothing with the
 * generator and nothing with the product's own metrics: what the makers promise in `planted.ts` is
 * held against these figures. For tests.
 */
export interface Facts {
  readonly asOf: number;
  readonly rows: { readonly [K in Kind]: readonly Row<K>[] };
  /** Rows of the kinds most often asked for, with their days and sums as numbers. */
  readonly deals: readonly DealFact[];
  readonly orders: readonly OrderFact[];
  readonly reps: readonly string[];
}

export interface DealFact extends Pick<Row<'deals'>, 'deal_id' | 'customer' | 'rep' | 'pipeline' | 'stage' | 'outcome' | 'loss_reason' | 'product'> {
  readonly row: Row<'deals'>;
  readonly created: number;
  readonly closed: number | null;
  readonly amount: number;
  readonly segment: 'new' | 'current';
  readonly moves: readonly { readonly at: number; readonly stage: string }[];
}

export interface OrderFact extends Pick<Row<'orders'>, 'order_id' | 'customer' | 'sku' | 'category' | 'rep' | 'kind'> {
  readonly day: number;
  readonly amount: number;
}

export const dayOf = (text: string): number => dayNumber(text.slice(0, 10));
/** Minutes since 1970 on the local clock. */
export const minuteOf = (text: string): number => dayOf(text) * 1440 + Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));

/** A second card of a customer counts as the customer. */
const joined = (customer: string): string => customer.replace(/-2$/, '');

export function readFacts(company: Company): Facts {
  const list = <K extends Kind>(kind: K): readonly Row<K>[] => [...company.rows[kind]()];
  const rows = {
    employees: list('employees'), stages: list('stages'), products: list('products'), customers: list('customers'), contacts: list('contacts'),
    deals: list('deals'), 'stage-moves': list('stage-moves'), 'owner-moves': list('owner-moves'), orders: list('orders'), payments: list('payments'),
    calls: list('calls'), meetings: list('meetings'), tasks: list('tasks'), plans: list('plans'), leads: list('leads'),
  };
  const orders = rows.orders.map((row) => ({ ...row, day: dayOf(row.date), amount: Number(row.amount) }));
  const reps = rows.employees.filter((row) => row.functions !== '' && row.dismissed_at === '').map((row) => row.name);
  return { asOf: dayOf(company.options.asOf), rows, orders, reps, deals: dealFacts(rows.deals, rows['stage-moves'], orders) };
}

function dealFacts(rows: readonly Row<'deals'>[], moveRows: readonly Row<'stage-moves'>[], orders: readonly OrderFact[]): readonly DealFact[] {
  const moves = groupBy(moveRows, (row) => row.deal_id);
  const firstOrder = new Map<string, number>();
  for (const order of orders) firstOrder.set(order.customer, Math.min(order.day, firstOrder.get(order.customer) ?? Infinity));
  const firstWin = new Map<string, number>();
  for (const row of rows) {
    if (row.outcome === 'won') firstWin.set(joined(row.customer), Math.min(minuteOf(row.closed_at), firstWin.get(joined(row.customer)) ?? Infinity));
  }
  return rows.filter((row) => row.is_test === '').map((row) => {
    const customer = joined(row.customer);
    const closed = row.closed_at === '' ? null : minuteOf(row.closed_at);
    const fresh = closed !== null && (firstOrder.get(customer) ?? Infinity) * 1440 >= closed && (firstWin.get(customer) ?? Infinity) >= closed;
    return {
      ...row, row, customer, closed, created: minuteOf(row.created_at), amount: Number(row.amount), segment: fresh ? 'new' : 'current',
      moves: (moves.get(row.deal_id) ?? []).map((move) => ({ at: minuteOf(move.at), stage: move.stage })),
    };
  });
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

export const share = <T>(items: readonly T[], holds: (item: T) => boolean): number => items.filter(holds).length / items.length;
export const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Type 7: linear between ranks. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  return low + ((sorted[Math.ceil(place)] ?? low) - low) * (place % 1);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Closed deals of the last ninety days. */
export const closedLately = (facts: Facts): readonly DealFact[] =>
  facts.deals.filter((deal) => deal.closed !== null && deal.closed >= (facts.asOf - 90) * 1440);

export const openDeals = (facts: Facts): readonly DealFact[] => facts.deals.filter((deal) => deal.outcome === 'open');
