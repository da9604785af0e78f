import { addMonths, dayNumber, type Day } from '../shared/day.ts';
import { stepStart } from '../shared/step.ts';
import { classifyAbc, type AbcClass } from './abc.ts';
import { afterOpenDays, noClosedDays, type ClosedDays } from './closures.ts';
import type { DayTotals } from './purchase-days.ts';
import type { SegmentLevel } from './silence-segments.ts';
import { judgeSilence, standardSilenceBounds, type CustomerSilence, type SilenceBounds } from './silence.ts';

/** A customer's net money by day, and the region it is compared within. */
export interface RadarBuyer extends DayTotals {
  readonly id: number;
  readonly region: string | null;
  /** Seasons in which the customer does not buy; none unless said. */
  readonly closed?: ClosedDays | undefined;
}

export interface RadarCustomer extends CustomerSilence<number> {
  /** By the money of the last 12 full months; null for those who brought none. */
  readonly abc: AbcClass | null;
  /** Net money of the last 12 full months, minor units. */
  readonly yearAmount: number;
  /** Day number of the next purchase by the customer's rhythm; null after one purchase. */
  readonly expectedDay: number | null;
  /** Money of the year × silence in rhythms: what is at stake first; null where the ratio is. */
  readonly priority: number | null;
}

export interface Radar {
  /** With whom customers are compared where their own history is short. */
  readonly level: SegmentLevel;
  readonly customers: readonly RadarCustomer[];
}

/** The 12 full months before a day. */
export function yearBeforeDay(asOf: Day): { readonly from: Day; readonly to: Day } {
  const to = stepStart(asOf, 'month');
  return { from: addMonths(to, -12), to };
}

/** Net money of the day numbers `[from, to)`. */
export function amountBetween({ days, amounts }: DayTotals, from: number, to: number): number {
  let sum = 0;
  for (let index = days.length - 1; index >= 0; index -= 1) {
    const day = days[index] ?? 0;
    if (day < from) break;
    if (day < to) sum += amounts[index] ?? 0;
  }
  return sum;
}

/** The days on which a customer bought more than it returned. */
export const boughtOn = ({ days, amounts }: DayTotals): number[] => days.filter((_, index) => (amounts[index] ?? 0) > 0);

/**
 * Every customer's silence against its own rhythm with the money at stake, as of a day: classes by the
 * last 12 full months, segments by class and region, states by the bounds. Give all customers of the
 * organisation, whoever looks: a customer's state must not depend on who else is in sight.
 */
export function judgeRadar(buyers: readonly RadarBuyer[], asOf: Day, bounds: SilenceBounds = standardSilenceBounds): Radar {
  const year = yearBeforeDay(asOf);
  const [from, to] = [dayNumber(year.from), dayNumber(year.to)];
  const money = buyers.map((buyer) => ({ id: buyer.id, amount: amountBetween(buyer, from, to) }));
  const amounts = new Map(money.map(({ id, amount }) => [id, amount]));
  const classes = new Map(classifyAbc(money).classified.map(({ id, abc }) => [id, abc]));
  const histories = buyers.map((buyer) => ({ id: buyer.id, days: boughtOn(buyer), abc: classes.get(buyer.id) ?? null, region: buyer.region, closed: buyer.closed }));
  const closedOf = new Map(buyers.map(({ id, closed }) => [id, closed]));
  const judged = judgeSilence(histories, dayNumber(asOf), { bounds });
  return {
    level: judged.level,
    customers: judged.customers.map((customer) => {
      const { id, lastDay, medianUsed, ratio } = customer;
      const yearAmount = amounts.get(id) ?? 0;
      return {
        ...customer,
        abc: classes.get(id) ?? null,
        yearAmount,
        expectedDay: medianUsed === null ? null : afterOpenDays(closedOf.get(id) ?? noClosedDays, lastDay, Math.round(medianUsed)),
        priority: ratio === null ? null : Math.round(yearAmount * ratio),
      };
    }),
  };
}

/** What was known of the buyers before a day. */
export function radarBefore<Buyer extends RadarBuyer>(buyers: readonly Buyer[], day: Day): Buyer[] {
  const before = dayNumber(day);
  return buyers.flatMap((buyer) => {
    const count = buyer.days.findLastIndex((own) => own < before) + 1;
    return count === 0 ? [] : [{ ...buyer, days: buyer.days.slice(0, count), amounts: buyer.amounts.slice(0, count) }];
  });
}
