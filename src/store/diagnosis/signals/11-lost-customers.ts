import { sql } from 'kysely';
import { type FallingSilent, fallingSilent } from '#core/customers/falling-silent.ts';
import { lossChange, lossesOver, type LossMonth, lossMovement } from '#core/customers/loss-movement.ts';
import { standardSilenceBounds } from '#core/customers/silence.ts';
import { isWorkingDay } from '#core/shared/calendar.ts';
import { addDays, addMonths, dayFromNumber, dayNumber } from '#core/shared/day.ts';
import { dayNumberOf } from '#core/shared/zone.ts';
import { lostReviewed } from '../analysis-uses.ts';
import { customerHistories, radarOf } from '../customer-rhythm.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

/** How a loss is told, and whose losses count. */
async function counting(frame: Frame) {
  const { seen } = await customerHistories(frame);
  const counted = new Set(seen.map(({ id }) => id));
  return { bounds: standardSilenceBounds, counted: (id: number): boolean => counted.has(id) };
}

/** Losses of each of the last six full months. */
const lossMonths = (frame: Frame): Promise<readonly LossMonth[]> =>
  frame.once('loss months', async () => {
    const { everyone } = await customerHistories(frame);
    return lossMovement(everyone, frame.today, { ...(await counting(frame)), months: 6 }).months;
  });

/**
 * Nobody can be missed before the own rhythm is known and three of them have passed: in the first year of history
 * losses grow by themselves.
 */
const learningMonths = 12;

const lossTrend: SignalReader = {
  read: async (frame) => {
    const months = await lossMonths(frame);
    const { now, before, z } = lossChange(months);
    const sample = Math.min(...months.map(({ living }) => living));
    const { since } = await customerHistories(frame);
    if (since === null) return none('no-data', { sample });
    if (months[0] === undefined || addMonths(since, learningMonths) > months[0].from) return none('no-history', { sample });
    if (z === null) return none(now.successes + before.successes === 0 && sample > 0 ? 'not-reached' : 'too-few', { sample });
    return { value: z, numerator: now.successes, denominator: now.sample, sample, from: months[3]?.from ?? null, to: months.at(-1)?.to ?? null };
  },
  over: async (frame, period) => {
    const { everyone, since } = await customerHistories(frame);
    if (since === null || addMonths(since, learningMonths) > period.from) return none('no-history', { sample: 0 });
    const { lost, living } = lossesOver(everyone, period, await counting(frame));
    return shareReading(lost, living, period);
  },
  rows: async (frame) => ({
    list: (await lossMonths(frame)).map(({ from, lost, rate }, at, all): SignalRow => ({
      kind: 'month', id: null, title: from.slice(0, 7), who: null, at: null, amount: null, figure: rate?.share ?? null, hit: lost > 0 && at >= all.length / 2,
    })),
  }),
};

/** How many working days there are to call. */
const daysToCall = 5;

/** The first day after so many working days from a day on. */
function afterWorkingDays(frame: Frame, from: number): number {
  let day = dayFromNumber(from);
  for (let left = daysToCall; left > 0; day = addDays(day, 1)) if (isWorkingDay(day, frame.calendar)) left -= 1;
  return dayNumber(day);
}

interface Quiet {
  readonly fallen: FallingSilent;
  /** The day number by which five working days were over. */
  readonly until: number;
}

/** Customers that fell silent in the window, whose five working days are over; those who bought in them needed no call. */
async function quietCustomers(frame: Frame): Promise<Quiet[]> {
  const [{ seen }, radar] = [await customerHistories(frame), await radarOf(frame, frame.today)];
  const usual = new Map(radar.customers.map(({ id, segment }) => [id, segment.medianGap]));
  const { from, to } = frame.period('last-90-days');
  const [first, today] = [dayNumber(from), dayNumber(frame.today)];
  return fallingSilent(seen, (id) => usual.get(id) ?? null, { from: first, to: Math.min(dayNumber(to), today) }).flatMap((fallen) => {
    const until = afterWorkingDays(frame, fallen.day);
    return until > today || (fallen.boughtAgain !== null && fallen.boughtAgain < until) ? [] : [{ fallen, until }];
  });
}

/** The day numbers on which each customer was touched in the window. */
async function touchedDays(frame: Frame): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const { from } = frame.span('last-90-days');
  const read = await sql<{ id: number; at: Date }>`
    select t.customer_id as id, t.at from (${touches(frame, { from, to: frame.context.asOf })}) t where t.customer_id is not null`.execute(frame.database.sql);
  const days = new Map<number, Set<number>>();
  for (const { id, at } of read.rows) {
    const day = dayNumberOf(at.getTime(), frame.context.timeZone);
    const own = days.get(id);
    if (own === undefined) days.set(id, new Set([day]));
    else own.add(day);
  }
  return days;
}

/** Those that fell silent as rows: a hit is one that nobody touched within five working days. */
const quietRows = (frame: Frame): Promise<SignalRow[]> =>
  frame.once('quiet customers', async () => {
    const [quiet, touched, { seen }, radar] = [await quietCustomers(frame), await touchedDays(frame), await customerHistories(frame), await radarOf(frame, frame.today)];
    const about = new Map(seen.map((customer) => [customer.id, customer]));
    const sums = new Map(radar.customers.map(({ id, yearAmount }) => [id, yearAmount]));
    const rows = quiet.map(({ fallen: { id, day }, until }): SignalRow => {
      const days = [...(touched.get(id) ?? [])];
      return {
        kind: 'customer', id: String(id), title: about.get(id)?.name ?? null, who: about.get(id)?.rep ?? null, at: new Date(frame.context.asOf.getTime() - (dayNumber(frame.today) - day) * 86_400_000),
        amount: sums.get(id) ?? null, figure: null, hit: !days.some((at) => at >= day && at < until),
      };
    });
    return rows.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
  });

const calledInTime: SignalReader = {
  read: async (frame) => {
    const rows = await quietRows(frame);
    return shareReading(rows.filter(({ hit }) => !hit).length, rows.length, during(frame, 'last-90-days'));
  },
  rows: async (frame) => ({ list: await quietRows(frame) }),
};

/** Section 11: lost customers. */
export const lostCustomersSignals: SectionReaders = {
  'S11.1': lostReviewed,
  'S11.2': lossTrend,
  'S11.10': calledInTime,
};
