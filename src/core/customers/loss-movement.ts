import { type Count, twoProportionZ } from '../metrics/statistics/two-proportion.ts';
import { wilsonInterval, z95, type ShareInterval } from '../metrics/statistics/wilson.ts';
import { addMonths, type Day } from '../shared/day.ts';
import type { Period } from '../shared/period.ts';
import { stepStart } from '../shared/step.ts';
import { judgeRadar, radarBefore, type RadarBuyer } from './radar.ts';
import type { SilenceBounds, SilenceState } from './silence.ts';

/** What happened to the states of customers in one full month, or over days of one's own. */
export interface LossMonth {
  readonly from: Day;
  readonly to: Day;
  /** Customers who were with us at the start: active, quietening or at risk. */
  readonly living: number;
  /** Of those, the ones who are lost at the end. */
  readonly lost: number;
  /** Of those, the ones with one purchase who count as never returned at the end. */
  readonly neverReturned: number;
  /** Lost or never returned at the start, and bought again in the month. */
  readonly cameBack: number;
  /** Lost ÷ living at the start. */
  readonly rate: ShareInterval | null;
}

export interface LossMovement {
  /** From the oldest month. */
  readonly months: readonly LossMonth[];
  /** The last month's rate against the first one's; null while a month has too few customers. */
  readonly z: number | null;
  readonly trend: 'rising' | 'falling' | 'unproven' | 'few';
}

/** A rate is not judged below so many customers at the start. */
export const lossMinimum = 30;

type States = ReadonlyMap<number, SilenceState | null>;

const isLiving = (state: SilenceState | null | undefined): boolean => state === 'active' || state === 'quietening' || state === 'at-risk';
const isGone = (state: SilenceState | null | undefined): boolean => state === 'lost' || state === 'never-returned';

function monthBetween(period: { readonly from: Day; readonly to: Day }, start: States, end: States): LossMonth {
  let living = 0;
  let lost = 0;
  let neverReturned = 0;
  let cameBack = 0;
  for (const [id, before] of start) {
    const after = end.get(id);
    if (isLiving(before)) {
      living += 1;
      if (after === 'lost') lost += 1;
      if (after === 'never-returned') neverReturned += 1;
    } else if (isGone(before) && isLiving(after)) cameBack += 1;
  }
  return { ...period, living, lost, neverReturned, cameBack, rate: wilsonInterval(lost, living) };
}

function trendOf(months: readonly LossMonth[]): Pick<LossMovement, 'z' | 'trend'> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || months.some(({ living }) => living < lossMinimum)) return { z: null, trend: 'few' };
  const z = twoProportionZ({ successes: last.lost, sample: last.living }, { successes: first.lost, sample: first.living });
  if (z === null || Math.abs(z) < z95) return { z, trend: 'unproven' };
  return { z, trend: z > 0 ? 'rising' : 'falling' };
}

interface Counting {
  readonly bounds: SilenceBounds;
  readonly counted: (id: number) => boolean;
}

const statesOn = (buyers: readonly RadarBuyer[], day: Day, { bounds, counted }: Counting): States =>
  new Map(judgeRadar(radarBefore(buyers, day), day, bounds).customers.filter(({ id }) => counted(id)).map(({ id, state }) => [id, state]));

/** How many customers were newly lost over days of one's own, of those who were with us at their start. */
export const lossesOver = (buyers: readonly RadarBuyer[], period: Period, counting: Counting): LossMonth =>
  monthBetween(period, statesOn(buyers, period.from, counting), statesOn(buyers, period.to, counting));

/**
 * How many customers were newly lost in each of the last full months before as-of, of those who were
 * with us at its start: what would be found for those days with what is known now. Everyone is judged
 * together, only those `counted` are counted.
 */
export function lossMovement(
  buyers: readonly RadarBuyer[],
  asOf: Day,
  options: Counting & { readonly months?: number },
): LossMovement {
  const { months: count = 3 } = options;
  const running = stepStart(asOf, 'month');
  const edges = Array.from({ length: count + 1 }, (_, index) => addMonths(running, index - count));
  const states = edges.map((day) => statesOn(buyers, day, options));
  const none: States = new Map();
  const months = edges.slice(0, -1).map((from, index) => monthBetween({ from, to: edges[index + 1] ?? from }, states[index] ?? none, states[index + 1] ?? none));
  return { months, ...trendOf(months) };
}

/** Losses of the later half of the months against those of the earlier half. */
export interface LossChange {
  readonly now: Count;
  readonly before: Count;
  /** z of the later rate against the earlier one, above zero when more are lost; null while there is nothing to measure by. */
  readonly z: number | null;
}

const together = (months: readonly LossMonth[]): Count =>
  months.reduce((sum, { lost, living }) => ({ successes: sum.successes + lost, sample: sum.sample + living }), { successes: 0, sample: 0 });

/** Lost ÷ living at the start, over the months of each half together. */
export function lossChange(months: readonly LossMonth[]): LossChange {
  const half = Math.floor(months.length / 2);
  const [before, now] = [together(months.slice(0, half)), together(months.slice(half))];
  return { now, before, z: twoProportionZ(now, before) };
}
