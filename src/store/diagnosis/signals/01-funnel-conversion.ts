import { sql } from 'kysely';
import { type Count, twoProportionZ } from '#core/metrics/statistics/two-proportion.ts';
import { addDays } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { closedDealRows, counted } from '../deal-rows.ts';
import { type Frame, spanOfPeriod } from '../frame.ts';
import { during, none, shareReading, type SignalReader } from '../reader.ts';

/** Won deals of the closed ones of a period. */
async function wonAndClosed(frame: Frame, period: Period): Promise<Count> {
  const span = spanOfPeriod(period, frame.context.timeZone);
  const read = await sql<{ won: number; closed: number }>`
    select count(*) filter (where f.outcome = 'won')::int as won, count(*)::int as closed from (${counted(frame, 'closing', span)}) f`.execute(frame.database.sql);
  return { successes: read.rows[0]?.won ?? 0, sample: read.rows[0]?.closed ?? 0 };
}

/** S1.8: the win rate of 90 days against the 90 before; over a stretch of days, the win rate itself. */
export const conversionChange: SignalReader = {
  read: async (frame) => {
    const period = frame.period('last-90-days');
    const [now, before] = [await wonAndClosed(frame, period), await wonAndClosed(frame, { from: addDays(period.from, -90), to: period.from })];
    const sample = Math.min(now.sample, before.sample);
    const z = twoProportionZ(now, before);
    if (z === null) return none(sample === 0 ? 'no-data' : 'too-few', { sample });
    return { value: z, sample, numerator: now.successes, denominator: now.sample, ...during(frame, 'last-90-days') };
  },
  over: async (frame, period) => {
    const { successes, sample } = await wonAndClosed(frame, period);
    return shareReading(successes, sample, period);
  },
  rows: (frame) => ({ sql: closedDealRows(frame, frame.span('last-90-days'), { hit: sql`f.outcome = 'lost'` }) }),
};
