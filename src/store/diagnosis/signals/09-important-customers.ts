import { abcClasses, abcXyzOf } from '../customer-classes.ts';
import { radarOf } from '../customer-rhythm.ts';
import { customersPlanned } from '../customers-planned.ts';
import type { Frame } from '../frame.ts';
import { lastTouches } from '../last-touches.ts';
import { during, shareReading, type SignalReader, type SignalRow } from '../reader.ts';

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

/** S9.2: customers A and B with a plan of their own. */
export const planned: SignalReader = {
  read: async (frame) => {
    const [important, planned] = [await frame.keep('important customers', async () => (await importantCustomers(frame)).map(({ id }) => id)), await customersPlanned(frame)];
    return shareReading(important.filter((id) => planned.has(id)).length, important.length, during(frame, 'as-of'));
  },
  rows: async (frame) => ({ list: await plannedRows(frame) }),
};

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

/** S9.6: customers A and B that nobody touched for longer than their rhythm allows. */
export const forgottenCustomers: SignalReader = {
  read: async (frame) => {
    const { rows, unknown } = await forgotten(frame);
    return { ...shareReading(rows.filter(({ hit }) => hit).length, rows.length, during(frame, 'as-of')), leftOut: { 'no-history': unknown } };
  },
  rows: async (frame) => ({ list: (await forgotten(frame)).rows }),
};
