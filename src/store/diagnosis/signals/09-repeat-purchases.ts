import { boughtOn } from '#core/customers/radar.ts';
import { judgedYear, repeatChange, repeatTries, type RepeatTry } from '#core/customers/repeat-change.ts';
import { judgeCohorts, repeatRates } from '#core/customers/repeat-cohorts.ts';
import { repeatCohorts } from '#core/customers/repeat.ts';
import { dayFromNumber, dayNumber } from '#core/shared/day.ts';
import { startOfDay } from '#core/shared/zone.ts';
import type { SeenCustomer } from '../../reports/customer-histories.ts';
import { customerHistories, purchaseGround } from '../customer-rhythm.ts';
import type { Frame } from '../frame.ts';
import { none, type SignalReader, type SignalRow } from '../reader.ts';

interface Buyers {
  readonly customers: readonly SeenCustomer[];
  /** Their purchase days, in the same places. */
  readonly days: readonly (readonly number[])[];
  readonly horizon: number;
  /** The day number from which first purchases may be believed. */
  readonly reliable: number;
  readonly asOf: number;
}

/** The customers the viewer may see who ever bought; null while nothing is known to measure a return by. */
const readBuyers = (frame: Frame): Promise<Buyers | null> =>
  frame.once('repeat buyers', async () => {
    const { horizon, reliable } = await purchaseGround(frame);
    if (horizon === null || reliable === null) return null;
    const bought = (await customerHistories(frame)).seen.map((customer) => ({ customer, days: boughtOn(customer) })).filter(({ days }) => days.length > 0);
    return { customers: bought.map(({ customer }) => customer), days: bought.map(({ days }) => days), horizon, reliable: dayNumber(reliable), asOf: dayNumber(frame.today) };
  });

/** Customers whose purchase is judged, with the days to the next one; a hit is one that did not come back in time. */
const tryRows = (frame: Frame, { customers }: Buyers, tries: readonly RepeatTry[]): SignalRow[] =>
  tries.map(({ place, made, gap, isRepeated }) => ({
    kind: 'customer', id: String(customers[place]?.id), title: customers[place]?.name ?? null, who: customers[place]?.rep ?? null,
    at: new Date(startOfDay(dayFromNumber(made), frame.context.timeZone)), amount: null, figure: gap, hit: !isRepeated,
  }));

const ratesOf = ({ days, horizon, reliable, asOf }: Buyers) =>
  repeatRates(judgeCohorts(repeatCohorts(days, 'month', horizon, asOf), 'month', dayFromNumber(reliable)), 'month', asOf);

/** S9.4: the second purchase of cohorts 12 to 24 months old against older ones. */
export const secondPurchase: SignalReader = {
  read: async (frame) => {
    const buyers = await readBuyers(frame);
    if (buyers === null) return none('no-data', { sample: 0 });
    const { lastYear, earlier, z } = ratesOf(buyers);
    const sample = Math.min(lastYear.customers, earlier.customers);
    if (earlier.cohorts === 0) return none('no-history', { sample });
    if (z === null) return none('too-few', { sample });
    return { value: z, numerator: lastYear.returned, denominator: lastYear.customers, sample, from: lastYear.period?.from ?? null, to: lastYear.period?.to ?? null };
  },
  rows: async (frame) => {
    const buyers = await readBuyers(frame);
    const period = buyers === null ? null : ratesOf(buyers).lastYear.period;
    if (buyers === null || period === null) return { list: [] };
    const asked = { purchase: 1, horizon: buyers.horizon, reliable: buyers.reliable, from: dayNumber(period.from), to: dayNumber(period.to) };
    return { list: tryRows(frame, buyers, repeatTries(buyers.days, asked)) };
  },
};

/** S9.5: from one purchase to the next, the last year against the one before. */
export const nextPurchase = (purchase: number): SignalReader => ({
  read: async (frame) => {
    const buyers = await readBuyers(frame);
    if (buyers === null) return none('no-data', { sample: 0 });
    const { now, before, z } = repeatChange(buyers.days, { purchase, ...buyers });
    const sample = Math.min(now.sample, before.sample);
    if (before.sample === 0) return none('no-history', { sample });
    return z === null ? none('too-few', { sample }) : { value: z, numerator: now.successes, denominator: now.sample, sample };
  },
  rows: async (frame) => {
    const buyers = await readBuyers(frame);
    if (buyers === null) return { list: [] };
    const { horizon, reliable, asOf } = buyers;
    return { list: tryRows(frame, buyers, repeatTries(buyers.days, { purchase, horizon, reliable, ...judgedYear(asOf, horizon) })) };
  },
});
