import { twoProportionZ } from '#core/metrics/statistics/two-proportion.ts';
import { z95 } from '#core/metrics/statistics/wilson.ts';
import { comparisonOf, type ComparisonKind } from '#core/shared/comparison.ts';
import type { Period } from '#core/shared/period.ts';
import { share } from '#core/shared/share.ts';
import { readCalendar } from '#store/calendar.ts';
import { readFunnelTotals, type FunnelTotals } from '#store/reports/funnel-totals.ts';
import type { RequestContext } from '../context.ts';
import { spanOf } from '../question.ts';
import type { Asked } from './frame.ts';

/**
 * The win rate of the period against an equal window, with z of the difference; null before the first
 * full day of the period. A difference is proven at |z| ≥ 1.96, and of cohorts only once both are mature:
 * one that is still open would look worse than it is.
 */
export async function compare(context: RequestContext, asked: Asked, kind: ComparisonKind, whole: FunnelTotals) {
  const windows = comparisonOf(asked.period, kind, asked.today, await readCalendar(context.database));
  if (windows === null) return null;
  const now = sideOf(windows.current, windows.isPartial ? await totalsOf(context, asked, windows.current) : whole);
  const earlier = sideOf(windows.earlier, await totalsOf(context, asked, windows.earlier));
  const z = twoProportionZ({ successes: now.won, sample: now.counted }, { successes: earlier.won, sample: earlier.counted });
  const areMature = now.isMature && earlier.isMature;
  return {
    kind, isPartial: windows.isPartial, workingDays: [...windows.workingDays] as [number, number], now, earlier, z, areMature,
    isProven: areMature && z !== null && Math.abs(z) >= z95,
  };
}

function totalsOf({ database }: RequestContext, { facts, request }: Asked, period: Period): Promise<FunnelTotals> {
  return readFunnelTotals(database, facts, { ...request, span: spanOf(period, facts.timeZone) });
}

function sideOf(period: Period, totals: FunnelTotals) {
  const counted = totals.won + totals.lost + totals.open;
  return { period, won: totals.won, counted, share: share(totals.won, counted), isMature: isMature(totals) };
}

/** At least 90 % of the deals are closed; by date of closing all of them are. */
export function isMature({ won, lost, open }: Pick<FunnelTotals, 'won' | 'lost' | 'open'>): boolean {
  return open === 0 || (won + lost) * 10 >= (won + lost + open) * 9;
}
