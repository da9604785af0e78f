import { judgeCohorts, repeatRates } from '#core/customers/repeat-cohorts.ts';
import { repeatChange } from '#core/customers/repeat-change.ts';
import { repeatCohorts } from '#core/customers/repeat.ts';
import { boughtOn } from '#core/customers/radar.ts';
import { dayNumber } from '#core/shared/day.ts';
import { sql } from 'kysely';
import { abcClasses, abcXyzOf } from '../customer-classes.ts';
import { changeRow, boughtLastYear, type RevenueChange, revenueChanges } from '../customer-revenue.ts';
import { customerHistories, purchaseGround, radarOf } from '../customer-rhythm.ts';
import { customersPlanned } from '../customers-planned.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { lastTouches } from '../last-touches.ts';
import { during, employeeName, none, type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { ownShare } from './08-new-customers.ts';
import { repMixes, winsToTell } from '../win-mixing.ts';

interface RepShare {
  readonly id: number;
  readonly name: string;
  readonly sales: number;
  readonly current: number;
}

/** Reps by the share of current customers in their won deals; in their customers' purchases where no deal tells. */
const repShares = (frame: Frame): Promise<RepShare[]> =>
  frame.once('rep shares of current', async () => {
    const byDeals = await repMixes(frame, 'last-12-months');
    if (byDeals.length > 0) return byDeals.map(({ id, name, wins, current }) => ({ id, name, sales: wins, current })).toSorted((a, b) => b.current - a.current);
    const byOrders = await sql<RepShare>`
      select s.employee_id as id, ${employeeName(sql`s.employee_id`)} as name, count(*)::int as sales, (count(*) filter (where s.segment = 'current'))::float8 / count(*) as current
      from (select distinct f.employee_id, f.customer_id, f.day, f.segment
            from (${counted(frame, 'order-line', frame.span('last-12-months'))}) f where f.is_purchase and f.employee_id is not null) s
      group by 1 having count(*) >= ${winsToTell} order by 4 desc, 1`.execute(frame.database.sql);
    return byOrders.rows;
  });

const keeperOfCurrent: SignalReader = {
  read: async (frame) => {
    const reps = await repShares(frame);
    const sample = reps.reduce((sum, { sales }) => sum + sales, 0);
    if (sample === 0) return none('no-data', { sample });
    const keepers = reps.filter(({ current }) => current >= ownShare).length;
    return { value: keepers > 0 ? 1 : 0, numerator: keepers, denominator: reps.length, sample, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => ({
    list: (await repShares(frame)).map(({ id, name, current }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: current, hit: current < ownShare,
    })),
  }),
};

/** Customers of classes A and B, the ones that bring most first. */
async function importantCustomers(frame: Frame) {
  const [classes, { buyers, run }] = [await abcClasses(frame), await abcXyzOf(frame)];
  const sums = new Map(run.customers.map(({ id, amount }) => [id, amount]));
  return [...buyers.values()]
    .filter(({ id }) => classes.get(id) === 'A' || classes.get(id) === 'B')
    .map(({ id, name, rep }) => ({ id, name, rep, amount: sums.get(id) ?? null }))
    .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
}

async function plannedRows(frame: Frame): Promise<SignalRow[]> {
  const planned = await customersPlanned(frame);
  return (await importantCustomers(frame)).map(({ id, name, rep, amount }) => ({
    kind: 'customer', id: String(id), title: name, who: rep, at: null, amount, figure: null, hit: !planned.has(id),
  }));
}

const planned: SignalReader = {
  read: async (frame) => {
    const rows = await plannedRows(frame);
    return shareReading(rows.filter(({ hit }) => !hit).length, rows.length, during(frame, 'as-of'));
  },
  rows: async (frame) => ({ list: await plannedRows(frame) }),
};

/** Purchase days of the customers the viewer may see. */
const boughtDays = (frame: Frame): Promise<(readonly number[])[]> =>
  frame.once('bought days', async () => (await customerHistories(frame)).seen.map(boughtOn).filter((days) => days.length > 0));

const secondPurchase: SignalReader = {
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

const nextPurchase = (purchase: number): SignalReader => ({
  read: async (frame) => {
    const [{ horizon, reliable }, days] = [await purchaseGround(frame), await boughtDays(frame)];
    if (horizon === null || reliable === null) return none('no-data', { sample: 0 });
    const { now, before, z } = repeatChange(days, { purchase, horizon, asOf: dayNumber(frame.today), reliable: dayNumber(reliable) });
    const sample = Math.min(now.sample, before.sample);
    if (before.sample === 0) return none('no-history', { sample });
    return z === null ? none('too-few', { sample }) : { value: z, numerator: now.successes, denominator: now.sample, sample };
  },
});

interface Forgotten {
  readonly rows: readonly SignalRow[];
  /** Customers without any touch, and too little history of touches to say that there was none. */
  readonly unknown: number;
}

/** Customers A and B with a rhythm, in their own gaps since the last touch; hits were forgotten for more than one and a half. */
const forgotten = (frame: Frame): Promise<Forgotten> =>
  frame.once('forgotten customers', async () => {
    const [customers, radar, touched] = [await importantCustomers(frame), await radarOf(frame, frame.today), await lastTouches(frame)];
    const rhythms = new Map(radar.customers.map(({ id, medianUsed }) => [id, medianUsed]));
    const judged = customers.flatMap(({ id, name, rep, amount }) => {
      const rhythm = rhythms.get(id) ?? null;
      if (rhythm === null) return [];
      const last = touched.byCustomer.get(id) ?? null;
      const days = (frame.context.asOf.getTime() - (last ?? touched.since ?? frame.context.asOf).getTime()) / 86_400_000;
      const hit = days > rhythm * 1.5;
      return [{ isKnown: last !== null || hit, row: { kind: 'customer', id: String(id), title: name, who: rep, at: last, amount, figure: days / rhythm, hit } satisfies SignalRow }];
    });
    return { rows: judged.filter(({ isKnown }) => isKnown).map(({ row }) => row), unknown: judged.filter(({ isKnown }) => !isKnown).length };
  });

const forgottenCustomers: SignalReader = {
  read: async (frame) => {
    const { rows, unknown } = await forgotten(frame);
    return { ...shareReading(rows.filter(({ hit }) => hit).length, rows.length, during(frame, 'as-of')), leftOut: { 'no-history': unknown } };
  },
  rows: async (frame) => ({ list: (await forgotten(frame)).rows }),
};

/** Customers of the last 12 full months with what they bring now and brought then. */
async function keptCustomers(frame: Frame): Promise<readonly RevenueChange[]> {
  const [changes, bought] = [await revenueChanges(frame), await boughtLastYear(frame)];
  return (changes?.customers ?? []).filter(({ customer }) => bought.has(customer.id));
}

const sumOf = (list: readonly RevenueChange[], figure: (change: RevenueChange) => number): number => list.reduce((sum, change) => sum + figure(change), 0);

const retention: SignalReader = {
  read: async (frame) => {
    const changes = await revenueChanges(frame);
    if (changes === null) return none('no-history');
    const kept = await keptCustomers(frame);
    const [now, before] = [sumOf(kept, (change) => change.now), sumOf(kept, (change) => change.before)];
    const sample = kept.filter((change) => change.before > 0).length;
    if (before <= 0) return none('no-data', { sample });
    return { value: now / before, numerator: now, denominator: before, sample, ...changes.period };
  },
  rows: async (frame) => ({ list: byFall((await keptCustomers(frame)).map((change) => changeRow(change, change.now < change.before))) }),
};

const byFall = (rows: readonly SignalRow[]): SignalRow[] => rows.toSorted((a, b) => (a.amount ?? 0) - (b.amount ?? 0));

/** Those who were customers in the stretch before: new ones are no growth of the base. */
async function baseChanges(frame: Frame): Promise<readonly RevenueChange[]> {
  return ((await revenueChanges(frame))?.customers ?? []).filter(({ before }) => before > 0);
}

const bridge: SignalReader = {
  read: async (frame) => {
    const changes = await revenueChanges(frame);
    if (changes === null) return none('no-history');
    const base = await baseChanges(frame);
    const lost = sumOf(base, ({ now, before }) => Math.max(0, before - now));
    const grown = sumOf(base, ({ now, before }) => Math.max(0, now - before));
    if (lost + grown === 0) return none('no-data', { sample: base.length });
    return { value: lost / (lost + grown), numerator: lost, denominator: lost + grown, sample: base.length, ...changes.period };
  },
  rows: async (frame) => ({ list: byFall((await baseChanges(frame)).map((change) => changeRow(change, change.now < change.before))) }),
};

/** Section 9: current customers. */
export const currentCustomersSignals: SectionReaders = {
  'S9.1': keeperOfCurrent,
  'S9.2': planned,
  'S9.4': secondPurchase,
  'S9.5a': nextPurchase(2),
  'S9.5b': nextPurchase(3),
  'S9.6': forgottenCustomers,
  'S9.7': retention,
  'S9.8': bridge,
};
