import { sql } from 'kysely';
import { median } from '#core/metrics/statistics/quantile.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';

interface RepMeetings {
  readonly id: number;
  readonly name: string;
  /** Held meetings whose deal has been decided since. */
  readonly held: number;
  readonly won: number;
}

interface Meeting {
  readonly id: number;
  readonly name: string;
  readonly deal: number;
  /** Milliseconds. */
  readonly at: number;
}

interface Decided {
  readonly deal: number;
  readonly outcome: 'won' | 'lost';
  readonly at: number;
}

const ninetyDays = 90 * 86_400_000;

async function readMeetings(frame: Frame): Promise<Meeting[]> {
  const read = await sql<Meeting>`
    select e.id, e.name, m.deal_ref as deal, (extract(epoch from m.at) * 1000)::float8 as at
    from (${counted(frame, 'meeting', frame.span('last-90-days'))}) m join employee e on e.id = m.employee_id and coalesce(e.role, 'rep') in ('rep', 'team-lead')
    where m.status = 'held' and m.deal_ref is not null order by e.id`.execute(frame.database.sql);
  return read.rows;
}

/** Deals decided since the window began: a deal decided before a meeting tells nothing of it. */
async function readDecided(frame: Frame): Promise<ReadonlyMap<number, Decided>> {
  const span = { from: frame.span('last-90-days').from, to: frame.context.asOf };
  const read = await sql<Decided>`
    select f.deal_ref as deal, f.outcome, (extract(epoch from f.closed_at) * 1000)::float8 as at from (${counted(frame, 'closing', span)}) f`.execute(frame.database.sql);
  return new Map(read.rows.map((decided) => [decided.deal, decided]));
}

/** Reps by their held meetings of the window whose deal has been decided since. */
const repMeetings = (frame: Frame): Promise<RepMeetings[]> =>
  frame.once('rep meetings', async () => {
    const decided = await readDecided(frame);
    const told = (await readMeetings(frame)).flatMap((meeting) => {
      const deal = decided.get(meeting.deal);
      return deal === undefined || deal.at < meeting.at ? [] : [{ ...meeting, isWon: deal.outcome === 'won' && deal.at < meeting.at + ninetyDays }];
    });
    return [...Map.groupBy(told, ({ id }) => id)].map(([id, own]) => ({ id, name: own[0]?.name ?? '', held: own.length, won: own.filter(({ isWon }) => isWon).length }));
  });

interface JudgedReps {
  readonly reps: readonly (RepMeetings & { readonly hit: boolean })[];
  readonly held: number;
}

/** A hit meets at least as often as the middle rep and wins less than half as much of it as the department. */
async function judgeReps(frame: Frame): Promise<JudgedReps> {
  const reps = await repMeetings(frame);
  const held = reps.reduce((sum, rep) => sum + rep.held, 0);
  const won = reps.reduce((sum, rep) => sum + rep.won, 0);
  const middle = median(reps.map((rep) => rep.held)) ?? 0;
  return { held, reps: reps.map((rep) => ({ ...rep, hit: rep.held >= middle && (rep.won / rep.held) * 2 < won / held })) };
}

/** Reps whose meetings bring nothing. */
export const fruitlessMeetings: SignalReader = {
  read: async (frame) => {
    const { reps, held } = await judgeReps(frame);
    if (held === 0) return none('no-data', { sample: 0 });
    const hits = reps.filter(({ hit }) => hit).length;
    return { value: hits, numerator: hits, denominator: reps.length, sample: held, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await judgeReps(frame)).reps.map(({ id, name, held, won, hit }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: won / held, hit,
    })),
  }),
};
