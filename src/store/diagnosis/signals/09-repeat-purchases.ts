import { boughtOn } from '#core/customers/radar.ts';
import { repeatChange } from '#core/customers/repeat-change.ts';
import { judgeCohorts, repeatRates } from '#core/customers/repeat-cohorts.ts';
import { repeatCohorts } from '#core/customers/repeat.ts';
import { dayNumber } from '#core/shared/day.ts';
import { customerHistories, purchaseGround } from '../customer-rhythm.ts';
import type { Frame } from '../frame.ts';
import { none, type SignalReader } from '../reader.ts';

/** Purchase days of the customers the viewer may see. */
const boughtDays = (frame: Frame): Promise<(readonly number[])[]> =>
  frame.once('bought days', async () => (await customerHistories(frame)).seen.map(boughtOn).filter((days) => days.length > 0));

/** S9.4: the second purchase of cohorts 12 to 24 months old against older ones. */
export const secondPurchase: SignalReader = {
  read: async (frame) => {
    const [{ horizon, reliable }, days] = [await purchaseGround(frame), await boughtDays(frame)];
    if (horizon === null || reliable === null) return none('no-data', { sample: 0 });
    const asOf = dayNumber(frame.today);
    const { lastYear, earlier, z } = repeatRates(judgeCohorts(repeatCohorts(days, 'month', horizon, asOf), 'month', reliable), 'month', asOf);
    const sample = Math.min(lastYear.customers, earlier.customers);
    if (earlier.cohorts === 0) return none('no-history', { sample });
    if (z === null) return none('too-few', { sample });
    return { value: z, numerator: lastYear.returned, denominator: lastYear.customers, sample, from: lastYear.period?.from ?? null, to: lastYear.period?.to ?? null };
  },
};

/** S9.5: from one purchase to the next, the last year against the one before. */
export const nextPurchase = (purchase: number): SignalReader => ({
  read: async (frame) => {
    const [{ horizon, reliable }, days] = [await purchaseGround(frame), await boughtDays(frame)];
    if (horizon === null || reliable === null) return none('no-data', { sample: 0 });
    const { now, before, z } = repeatChange(days, { purchase, horizon, asOf: dayNumber(frame.today), reliable: dayNumber(reliable) });
    const sample = Math.min(now.sample, before.sample);
    if (before.sample === 0) return none('no-history', { sample });
    return z === null ? none('too-few', { sample }) : { value: z, numerator: now.successes, denominator: now.sample, sample };
  },
});
