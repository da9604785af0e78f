import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';
import { sellersOf } from './heads.ts';
import { during, none, shareReading, type SignalReader, type SignalRow } from './reader.ts';

/** Wins below which a rep's mix of new and current says nothing. */
export const winsToTell = 5;

/** Fewer people who sell need not divide functions. */
const smallestToDivide = 5;

export type WinWindow = 'last-90-days' | 'last-12-months';

interface WinCount {
  readonly rep: number | null;
  readonly pipeline: number;
  readonly segment: 'new' | 'current' | 'reactivated';
  readonly quarter: number;
  readonly year: number;
}

const inSpan = ({ from, to }: Span): Sql => sql`(count(*) filter (where f.at >= ${from} and f.at < ${to}))::int`;

/** Won deals of known segment by rep and pipeline, in both windows at once. */
const winCounts = (frame: Frame): Promise<WinCount[]> =>
  frame.once('win counts', async () => {
    const [quarter, year] = [frame.span('last-90-days'), frame.span('last-12-months')];
    const both = { from: year.from < quarter.from ? year.from : quarter.from, to: year.to > quarter.to ? year.to : quarter.to };
    const read = await sql<WinCount>`
      select f.employee_id as rep, f.pipeline_id as pipeline, f.segment, ${inSpan(quarter)} as quarter, ${inSpan(year)} as year
      from (${counted(frame, 'closing', both)}) f where f.outcome = 'won' and f.segment is not null group by 1, 2, 3`.execute(frame.database.sql);
    return read.rows;
  });

/** How many wins there are, and which share of them is with new and with current customers. */
export interface Mix {
  readonly wins: number;
  readonly fresh: number;
  readonly current: number;
}

/** The mix of each value of a key that has any win in the window, most new ones first. */
async function mixesBy(frame: Frame, window: WinWindow, keyOf: (count: WinCount) => number | null): Promise<(Mix & { readonly key: number })[]> {
  const sums = new Map<number, { wins: number; fresh: number; current: number }>();
  for (const count of await winCounts(frame)) {
    const [key, wins] = [keyOf(count), window === 'last-90-days' ? count.quarter : count.year];
    if (key === null || wins === 0) continue;
    const sum = sums.get(key) ?? { wins: 0, fresh: 0, current: 0 };
    sums.set(key, { wins: sum.wins + wins, fresh: sum.fresh + (count.segment === 'new' ? wins : 0), current: sum.current + (count.segment === 'current' ? wins : 0) });
  }
  const mixes = [...sums].map(([key, { wins, fresh, current }]) => ({ key, wins, fresh: fresh / wins, current: current / wins }));
  return mixes.toSorted((a, b) => b.fresh - a.fresh || a.key - b.key);
}

export interface RepMix extends Mix {
  readonly id: number;
  readonly name: string;
  readonly functions: readonly string[] | null;
  /** Whether the rep is still employed on the day of as-of. */
  readonly isHere: boolean;
}

/** Reps with enough wins of known segment in the window, most new ones first. */
export const repMixes = (frame: Frame, window: WinWindow): Promise<RepMix[]> =>
  frame.once(`rep mixes ${window}`, async () => {
    const mixes = (await mixesBy(frame, window, ({ rep }) => rep)).filter(({ wins }) => wins >= winsToTell);
    const read = await sql<Omit<RepMix, keyof Mix>>`
      select e.id, e.name, e.functions, e.dismissed_at is null or e.dismissed_at >= ${frame.today}::date as "isHere"
      from employee e where e.id = any(${mixes.map(({ key }) => key)}::int[])`.execute(frame.database.sql);
    const people = new Map(read.rows.map((row) => [row.id, row]));
    return mixes.flatMap(({ key, ...mix }) => {
      const about = people.get(key);
      return about === undefined ? [] : [{ ...about, ...mix }];
    });
  });

export interface PipelineMix extends Mix {
  readonly id: number;
  readonly name: string;
}

/** Pipelines with wins of known segment in the last 90 days. */
export async function pipelineMixes(frame: Frame): Promise<PipelineMix[]> {
  const mixes = await mixesBy(frame, 'last-90-days', ({ pipeline }) => pipeline);
  const read = await sql<{ id: number; name: string }>`select id, name from pipeline where id = any(${mixes.map(({ key }) => key)}::int[])`.execute(frame.database.sql);
  const names = new Map(read.rows.map(({ id, name }) => [id, name]));
  return mixes.map(({ key, ...mix }) => ({ id: key, name: names.get(key) ?? '', ...mix }));
}

/** A rep mixes who wins more than a fifth with new customers and more than a fifth with current ones. */
async function mixedReps(frame: Frame): Promise<SignalRow[]> {
  return (await repMixes(frame, 'last-90-days')).map(({ id, name, fresh, current }) => ({
    kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: fresh, hit: fresh > 0.2 && current > 0.2,
  }));
}

/** The share of reps with enough wins who mix new and current customers; of a department large enough to divide them. */
export const mixedFunctions: SignalReader = {
  read: async (frame) => {
    if ((await sellersOf(frame)).length < smallestToDivide) return none('not-applicable');
    const reps = await mixedReps(frame);
    return shareReading(reps.filter(({ hit }) => hit).length, reps.length, during(frame, 'last-90-days'));
  },
  rows: async (frame) => ({ list: await mixedReps(frame) }),
};
