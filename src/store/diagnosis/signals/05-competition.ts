import { sql } from 'kysely';
import { type Concentration, concentration } from '#core/metrics/statistics/concentration.ts';
import { salesByRep } from '../../measures/metric.ts';
import type { Frame } from '../frame.ts';
import { sellersOf, spansOf } from '../heads.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { oneManRevenue } from './05-competition-knowledge.ts';
import { replacement } from './05-competition-replacement.ts';

const coreFunctions = ['new', 'closing', 'current'] as const;

interface Held {
  readonly name: (typeof coreFunctions)[number];
  readonly people: readonly number[];
}

/** The core functions that anyone holds, the least held first. */
async function heldFunctions(frame: Frame): Promise<Held[]> {
  const sellers = await sellersOf(frame);
  const held = coreFunctions.map((name) => ({ name, people: sellers.filter(({ functions }) => functions?.includes(name)).map(({ id }) => id) }));
  return held.filter(({ people }) => people.length > 0).toSorted((a, b) => a.people.length - b.people.length);
}

const alike: SignalReader = {
  read: async (frame) => {
    const [least] = await heldFunctions(frame);
    const sellers = await sellersOf(frame);
    if (least === undefined) return none('no-data', { sample: sellers.length });
    const unknown = sellers.filter(({ functions }) => functions === null).length;
    return {
      value: least.people.length, numerator: least.people.length, denominator: sellers.length, sample: sellers.length,
      ...(unknown === 0 ? {} : { leftOut: { 'without-functions': unknown } }), ...during(frame, 'as-of'),
    };
  },
  rows: async (frame) => {
    const [least] = await heldFunctions(frame);
    return {
      list: (await sellersOf(frame)).map(({ id, name, head }): SignalRow => ({
        kind: 'employee', id: String(id), title: name, who: head, at: null, amount: null, figure: null,
        hit: least !== undefined && least.people.length < 3 && least.people.includes(id),
      })),
    };
  },
};

interface RepSales {
  readonly name: string;
  readonly amount: number;
}

/** Net sales of three full months by rep, the most first. */
const repSales = (frame: Frame): Promise<RepSales[]> =>
  frame.once('rep sales', async () => {
    const { rows } = await salesByRep(frame.database, frame.context, frame.span('last-3-months'));
    return rows.flatMap(({ key, value }) => (key === null || value === null ? [] : [{ name: key, amount: value }])).toSorted((a, b) => b.amount - a.amount);
  });

/** A figure of how sales are divided among reps; a hit is one of the `top` best. */
const divided = (figure: (found: Concentration) => number, top: (found: Concentration) => number, choose: (frame: Frame) => Promise<readonly RepSales[]> = repSales): SignalReader => ({
  read: async (frame) => {
    const [sales, chosen] = [await repSales(frame), await choose(frame)];
    const found = concentration(chosen.map(({ amount }) => amount));
    if (found === null) return none('no-data', { sample: 0 });
    const newcomers = sales.length - chosen.length;
    const leftOut = { ...(found.excluded === 0 ? {} : { 'nothing-sold': found.excluded }), ...(newcomers === 0 ? {} : { newcomer: newcomers }) };
    return { value: figure(found), sample: found.counted, leftOut, ...during(frame, 'last-3-months') };
  },
  rows: async (frame) => {
    const sales = await choose(frame);
    const found = concentration(sales.map(({ amount }) => amount));
    const total = sales.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
    const ids = new Map((await sql<{ id: number; name: string }>`select id, name from employee`.execute(frame.database.sql)).rows.map(({ id, name }) => [name, String(id)]));
    return {
      list: sales.map(({ name, amount }, at): SignalRow => ({
        kind: 'employee', id: ids.get(name) ?? null, title: name, who: null, at: null, amount, figure: amount / total, hit: found !== null && at < top(found),
      })),
    };
  },
});

/** Without those hired since the window began: who is still learning would make the others look unequal. */
const settledSales = (frame: Frame): Promise<readonly RepSales[]> =>
  frame.once('settled rep sales', async () => {
    const read = await sql<{ name: string }>`select name from employee where hired_at > ${frame.period('last-3-months').from}::date`.execute(frame.database.sql);
    const newcomers = new Set(read.rows.map(({ name }) => name));
    return (await repSales(frame)).filter(({ name }) => !newcomers.has(name));
  });

const oneHead: SignalReader = {
  read: async (frame) => {
    const [sellers, spans] = [await sellersOf(frame), await spansOf(frame)];
    if (sellers.length === 0 || spans.length === 0) return none('no-data', { sample: sellers.length });
    return { value: sellers.length > 6 && spans.length === 1 ? 1 : 0, numerator: spans.length, denominator: sellers.length, sample: sellers.length, ...during(frame, 'as-of') };
  },
  rows: async (frame) => {
    const spans = await spansOf(frame);
    return {
      list: spans.map(({ id, name, reports }): SignalRow => ({
        kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: reports, hit: spans.length === 1 && reports > 6,
      })),
    };
  },
};

/** Section 5: competition inside the department. */
export const competitionSignals: SectionReaders = {
  'S5.1': alike,
  'S5.2': divided(({ topTwoShare }) => topTwoShare, () => 2),
  'S5.3': divided(({ busFactor }) => busFactor, ({ busFactor }) => busFactor),
  'S5.4': divided(({ hhiTimesN }) => hhiTimesN, () => 1, settledSales),
  'S5.5': oneHead,
  'S5.7': replacement,
  'S5.8': oneManRevenue,
};
