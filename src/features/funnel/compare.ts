import { twoProportionZ } from '#core/metrics/statistics/two-proportion.ts';
import { z95 } from '#core/metrics/statistics/wilson.ts';
import { comparisonOf, type ComparisonKind } from '#core/shared/comparison.ts';
import type { Period } from '#core/shared/period.ts';
import { share } from '#core/shared/share.ts';
import { readCalendar } from '#store/calendar.ts';
import { readFunnelTotals } from '#store/reports/funnel-totals.ts';
import type { RequestContext } from '../context.ts';
import { spanOf } from '../question.ts';
import type { Asked } from './frame.ts';

/**
 * The win rate of the period against an equal window, with z of the difference; null before the first
 * full day of the period. A difference is proven at |z| ≥ 1.96.
 */
export async function compare(context: RequestContext, asked: Asked, kind: ComparisonKind) {
  const windows = comparisonOf(asked.period, kind, asked.today, await readCalendar(context.database));
  if (windows === null) return null;
  const now = await sideOf(context, asked, windows.current);
  const earlier = await sideOf(context, asked, windows.earlier);
  const z = twoProportionZ({ successes: now.won, sample: now.counted }, { successes: earlier.won, sample: earlier.counted });
  return { kind, isPartial: windows.isPartial, workingDays: [...windows.workingDays] as [number, number], now, earlier, z, isProven: z !== null && Math.abs(z) >= z95 };
}

async function sideOf(context: RequestContext, { facts, request }: Asked, period: Period) {
  const totals = await readFunnelTotals(context.database, facts, { ...request, span: spanOf(period, facts.timeZone) });
  const counted = totals.won + totals.lost + totals.open;
  return { period, won: totals.won, counted, share: share(totals.won, counted) };
}
