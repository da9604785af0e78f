import { monthOf, ordersOfMonths, runningMonth, startOf } from './months.ts';
import { dayOf, groupBy, median, minuteOf, quantile, share, total, type Facts, type OrderFact } from './read.ts';

/** Figures of sections 2, 9, 10, 11 and 25, by signal. */
export function measureCustomers(facts: Facts): Readonly<Record<string, number>> {
  return { ...time(facts), ...retention(facts), ...silence(facts), 'S2.1': fruitless(facts), 'S2.8': migration(facts), 'S9.2': planned(facts), 'S10.5': shrinking(facts) };
}

type Class = 'A' | 'B' | 'C';

const sumBy = (orders: readonly OrderFact[]): ReadonlyMap<string, number> =>
  new Map([...groupBy(orders.filter((order) => order.customer !== ''), (order) => order.customer)].map(([customer, lines]) => [customer, total(lines.map((line) => line.amount))]));

export function classesOf(orders: readonly OrderFact[]): ReadonlyMap<string, Class> {
  const sums = [...sumBy(orders)].filter(([, sum]) => sum > 0).toSorted((left, right) => right[1] - left[1]);
  const all = total(sums.map(([, sum]) => sum));
  let before = 0;
  return new Map(sums.map(([customer, sum]) => {
    const grade: Class = before / all < 0.8 ? 'A' : before / all < 0.95 ? 'B' : 'C';
    before += sum;
    return [customer, grade];
  }));
}

/** Minutes of the last ninety days by class: talk, and an hour a meeting. */
function time(facts: Facts): Readonly<Record<string, number>> {
  const classes = classesOf(ordersOfMonths(facts, 12));
  const minutes = new Map<string, number>();
  const touches = new Map<string, number>();
  const add = (customer: string, spent: number): void => {
    minutes.set(customer, (minutes.get(customer) ?? 0) + spent);
    touches.set(customer, (touches.get(customer) ?? 0) + 1);
  };
  for (const call of facts.rows.calls) if (call.result === 'answered' && dayOf(call.at) >= facts.asOf - 90) add(call.customer, Number(call.talk_seconds) / 60);
  for (const meeting of facts.rows.meetings) if (meeting.status === 'held' && dayOf(meeting.held_at) >= facts.asOf - 90) add(meeting.customer, 60);
  const sums = sumBy(ordersOfMonths(facts, 12));
  const revenue = (grade: Class): number => total([...classes].filter(([, own]) => own === grade).map(([customer]) => sums.get(customer) ?? 0)) / total([...classes.keys()].map((customer) => sums.get(customer) ?? 0));
  const spent = (grade: Class): number => total([...classes].filter(([, own]) => own === grade).map(([customer]) => minutes.get(customer) ?? 0)) / total(minutes.values());
  const value = { A: 3, B: 2, C: 1 } as const;
  const known = [...classes];
  return {
    'S2.7': spent('C') / revenue('C'),
    'S25.2': spearman(known.map(([, grade]) => value[grade]), known.map(([customer]) => touches.get(customer) ?? 0)),
    'S25.5': spent('A') / revenue('A'),
  };
}

export function spearman(left: readonly number[], right: readonly number[]): number {
  const [a, b] = [ranksOf(left), ranksOf(right)];
  const [ma, mb] = [total(a) / a.length, total(b) / b.length];
  const cov = total(a.map((value, at) => (value - ma) * ((b[at] ?? 0) - mb)));
  return cov / Math.sqrt(total(a.map((value) => (value - ma) ** 2)) * total(b.map((value) => (value - mb) ** 2)));
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((left, right) => left - right);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [at, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, at);
    last.set(value, at);
  }
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

/** Revenue of the last three full months to the same months a year before, of customers of the last year; and the bridge. */
function retention(facts: Facts): Readonly<Record<string, number>> {
  const customers = new Set(ordersOfMonths(facts, 12).map((order) => order.customer));
  const now = sumBy(ordersOfMonths(facts, 3));
  const then = sumBy(ordersOfMonths(facts, 3, 12));
  const old = [...then].filter(([customer]) => customers.has(customer));
  const changes = [...new Set([...then.keys(), ...now.keys()])].filter((customer) => then.has(customer)).map((customer) => (now.get(customer) ?? 0) - (then.get(customer) ?? 0));
  return {
    'S9.7': total([...customers].map((customer) => now.get(customer) ?? 0)) / total(old.map(([, sum]) => sum)),
    'S9.8': total(changes.filter((change) => change < 0).map((change) => -change)) / total(changes.filter((change) => change > 0)),
  };
}

/** Class A and B customers still buying, whose three months fell by more than a quarter against a year before. */
function shrinking(facts: Facts): number {
  const classes = classesOf(ordersOfMonths(facts, 12));
  const now = sumBy(ordersOfMonths(facts, 3));
  const then = sumBy(ordersOfMonths(facts, 3, 12));
  const judged = [...classes].filter(([customer, grade]) => grade !== 'C' && (then.get(customer) ?? 0) > 0 && (now.get(customer) ?? 0) > 0);
  return share(judged, ([customer]) => (now.get(customer) ?? 0) < 0.75 * (then.get(customer) ?? 0));
}

interface History {
  readonly days: readonly number[];
  /** Median of the customer's own gaps, drawn towards the median of all. */
  readonly step: number;
}

function histories(facts: Facts): readonly History[] {
  const sales = groupBy(facts.orders.filter((order) => order.kind === 'sale'), (order) => order.customer);
  const days = [...sales.values()].map((orders) => [...new Set(orders.map((order) => order.day))].toSorted((left, right) => left - right));
  const gaps = days.map((list) => list.slice(1).map((day, at) => day - (list[at] ?? 0)));
  const common = median(gaps.filter((list) => list.length > 0).map(median));
  return days.map((list, at) => {
    const own = gaps[at] ?? [];
    return { days: list, step: own.length === 0 ? Number.NaN : (own.length * median(own) + 3 * common) / (own.length + 3) };
  });
}

/** Newly lost of those alive in the last two full months against the two before; calls to those that fell silent lately. */
function silence(facts: Facts): Readonly<Record<string, number>> {
  const known = histories(facts).filter((history) => history.days.length >= 2);
  const month = (ago: number): Loss => lossOf(known, startOf(runningMonth(facts) - ago), startOf(runningMonth(facts) - ago + 1));
  const customers = [...groupBy(facts.orders.filter((order) => order.kind === 'sale'), (order) => order.customer)];
  const quiet = customers.flatMap(([customer, orders]) => {
    const days = [...new Set(orders.map((order) => order.day))].toSorted((left, right) => left - right);
    const step = days.length < 3 ? Number.NaN : median(days.slice(1).map((day, at) => day - (days[at] ?? 0)));
    const at = (days.at(-1) ?? 0) + 1.5 * step;
    return at >= facts.asOf - 90 && at < facts.asOf - 7 ? [{ customer, at: Math.floor(at) }] : [];
  });
  const calls = groupBy(facts.rows.calls, (call) => call.customer);
  return {
    'S11.2': growthOf(addUp(month(4), month(3)), addUp(month(2), month(1))),
    'S11.2 two months ago': month(2).lost / month(2).active,
    'S11.2 last month': month(1).lost / month(1).active,
    'S11.10': share(quiet, ({ customer, at }) => (calls.get(customer) ?? []).some((call) => call.result === 'answered' && dayOf(call.at) >= at && dayOf(call.at) <= at + 7)),
  };
}

interface Loss {
  readonly active: number;
  readonly lost: number;
}

const addUp = (one: Loss, other: Loss): Loss => ({ active: one.active + other.active, lost: one.lost + other.lost });

/** z of the loss rate then against now: below zero when more are lost now. */
function growthOf(then: Loss, now: Loss): number {
  const pooled = (then.lost + now.lost) / (then.active + now.active);
  return (then.lost / then.active - now.lost / now.active) / Math.sqrt(pooled * (1 - pooled) * (1 / then.active + 1 / now.active));
}

/** Customers alive on the first day of a month, and those of them lost before its end. */
function lossOf(known: readonly History[], from: number, to: number): Loss {
  const lostDay = (history: History, at: number): number => {
    const last = history.days.filter((day) => day < at).at(-1);
    return last === undefined ? Infinity : last + Math.max(30, 3 * history.step);
  };
  const active = known.filter((history) => (history.days[0] ?? Infinity) < from && lostDay(history, from) >= from);
  const lost = active.filter((history) => {
    const at = lostDay(history, to);
    return at < to && at >= from;
  });
  return { active: active.length, lost: lost.length };
}

/** Customers buying in at least a third of their months now, against a quarter ago. */
function migration(facts: Facts): number {
  const steady = (skip: number): number => {
    const end = startOf(runningMonth(facts) - skip);
    const start = startOf(runningMonth(facts) - skip - 12);
    const lists = groupBy(facts.orders.filter((order) => order.kind === 'sale' && order.day < end), (order) => order.customer);
    return [...lists.values()].filter((orders) => {
      const first = Math.max(start, Math.min(...orders.map((order) => order.day)));
      const eligible = monthOf(end) - monthOf(first);
      const active = new Set(orders.filter((order) => order.day >= start).map((order) => monthOf(order.day))).size;
      return eligible >= 3 && active / eligible >= 1 / 3;
    }).length;
  };
  return steady(0) / steady(3) - 1;
}

/** Reps that meet as often as others and win less than half as much of it. */
function fruitless(facts: Facts): number {
  const deals = new Map(facts.deals.map((deal) => [deal.deal_id, deal]));
  const held = facts.rows.meetings.filter((row) => row.status === 'held' && dayOf(row.held_at) >= facts.asOf - 90 && deals.get(row.deal_id)?.outcome !== 'open' && row.deal_id !== '');
  const won = (row: (typeof held)[number]): boolean => {
    const deal = deals.get(row.deal_id);
    return deal?.outcome === 'won' && (deal.closed ?? Infinity) - minuteOf(row.held_at) <= 90 * 1440;
  };
  const byRep = [...groupBy(held, (row) => row.rep).values()];
  const middle = quantile(byRep.map((list) => list.length), 0.5);
  return byRep.filter((list) => list.length >= middle && share(list, won) < share(held, won) / 2).length;
}

function planned(facts: Facts): number {
  const classes = [...classesOf(ordersOfMonths(facts, 12))].filter(([, grade]) => grade !== 'C');
  const subjects = new Set(facts.rows.plans.filter((row) => row.subject_type === 'customer').map((row) => row.subject));
  return share(classes, ([customer]) => subjects.has(customer));
}
