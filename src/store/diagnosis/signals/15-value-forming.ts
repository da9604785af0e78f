import { sql } from 'kysely';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import { mannWhitney } from '#core/metrics/statistics/mann-whitney.ts';
import { median } from '#core/metrics/statistics/quantile.ts';
import type { Window } from '#core/diagnosis/vocabulary.ts';
import type { Sql } from '../../facts/context.ts';
import { discountedLines, medianDiscounts, roundingShare, type WeightedDiscount } from '../discounts.ts';
import type { Frame } from '../frame.ts';
import { lossSays } from '../loss-reasons.ts';
import { lossesPast } from '../losses-past.ts';
import { closedPast } from '../reached-stages.ts';
import { during, employeeName, none, rowColumns, type SectionReaders, type SignalReader } from '../reader.ts';
import { readByRep, type RepStanding, weakestRep } from '../weakest-rep.ts';
import { standingsOfShares } from './14-need-forming.ts';

/** Order lines with a list price as rows, the discount as the figure. */
export const discountRows = async (frame: Frame, window: Window, hit: Sql): Promise<Sql> => sql`
  select ${rowColumns({
    kind: 'order', id: sql`d.order_id`, title: sql`coalesce(d.code || ' · ', '') || coalesce((select name from product where id = d.product_id), '')`,
    who: employeeName(sql`d.employee_id`), at: sql`d.at`, amount: sql`d.amount`, figure: sql`d.discount`, hit,
  })} from (${await discountedLines(frame, frame.span(window))}) d`;

const wholeDiscount = (frame: Frame): Promise<WeightedDiscount<number> | undefined> =>
  frame.once('discount of 90 days', async () => (await medianDiscounts<number>(frame, await discountedLines(frame, frame.span('last-90-days')), sql`1`))[0]);

const atListPrice: SignalReader = {
  read: async (frame) => {
    const whole = await wholeDiscount(frame);
    if (whole === undefined || whole.list === 0) return none('no-data', { sample: 0 });
    const interval = wilsonInterval((whole.atList / whole.list) * whole.lines, whole.lines);
    return {
      value: whole.atList / whole.list, numerator: whole.atList, denominator: whole.list, sample: whole.lines, low: interval?.low ?? null, high: interval?.high ?? null,
      ...during(frame, 'last-90-days'),
    };
  },
  rows: async (frame) => ({ sql: await discountRows(frame, 'last-90-days', sql`d.discount >= ${roundingShare}`) }),
};

const medianDiscount: SignalReader = {
  read: async (frame) => {
    const whole = await wholeDiscount(frame);
    return whole === undefined ? none('no-data', { sample: 0 }) : { value: whole.median, sample: whole.lines, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({ sql: await discountRows(frame, 'last-90-days', sql`d.discount >= 0.1`) }),
};

const conversions = async (frame: Frame): Promise<RepStanding[] | null> => {
  const past = await closedPast(frame, 'offer');
  if (past === null) return null;
  return standingsOfShares(await readByRep<{ reached: number; passed: number }>(frame, past, sql`count(*)::int as reached, count(*) filter (where x.outcome = 'won')::int as passed`));
};

/** Days from the first move into the offer's stage or past it to the closing, by rep, against the others' by ranks. */
const decisionDays = async (frame: Frame): Promise<RepStanding[] | null> => {
  const past = await closedPast(frame, 'offer');
  if (past === null) return null;
  const timed = sql`
    select f.employee_id, extract(epoch from f.closed_at - o.at)::float8 / 86400 as days from (${past}) f
    join lateral (
      select min(m.at) as at from stage_move m join stage_of so on so.pipeline_id = f.pipeline_id and so.stage_ref = m.stage_ref and so.kind = 'open' and so.position >= f.place
      where m.deal_ref = f.deal_ref and m.current and m.at <= f.closed_at) o on o.at is not null`;
  const reps = await readByRep<{ days: number[] }>(frame, timed, sql`array_agg(x.days) as days`);
  return reps.flatMap(({ id, name, days }) => {
    const z = mannWhitney(days, reps.filter((other) => other.id !== id).flatMap((other) => other.days))?.z ?? null;
    return z === null ? [] : [{ id, name, figure: median(days), z: -z }];
  });
};

/** Section 15: forming the value. */
export const valueFormingSignals: SectionReaders = {
  'S15.3a': atListPrice,
  'S15.3b': medianDiscount,
  'S15.4': lossesPast('offer', lossSays('too-dear')),
  'S15.6a': weakestRep((frame) => frame.once('offer to win', () => conversions(frame)), 'more'),
  'S15.6b': weakestRep((frame) => frame.once('days from offer', () => decisionDays(frame)), 'less'),
};
