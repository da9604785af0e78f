import { sql } from 'kysely';
import type { PlacedCustomer } from '#core/customers/abcxyz.ts';
import { type AbcXyzRun, runAbcXyz } from '#core/customers/abcxyz-run.ts';
import { median } from '#core/metrics/statistics/quantile.ts';
import { addMonths, monthNumber } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { furthestPlace } from '../../facts/furthest-stage.ts';
import { type AbcXyzReport, type EarlierRun, runBefore } from '../../reports/abcxyz.ts';
import { abcOfYear, abcXyzOf, usualRun } from '../customer-classes.ts';
import { closedDealRows, counted } from '../deal-rows.ts';
import { type Frame, spanOfPeriod } from '../frame.ts';
import { lossSays } from '../loss-reasons.ts';
import { during, employeeName, none, type SectionReaders, share, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

interface RepMeetings {
  readonly id: number;
  readonly name: string;
  /** Held meetings whose deal has been decided since. */
  readonly held: number;
  readonly won: number;
}

/** Reps by their held meetings of the window that a decided deal can be told of; a deal decided before the meeting tells nothing. */
const repMeetings = (frame: Frame): Promise<RepMeetings[]> =>
  frame.once('rep meetings', async () => {
    const span = frame.span('last-90-days');
    const read = await sql<RepMeetings>`
      with decided as materialized (${counted(frame, 'closing', { from: span.from, to: frame.context.asOf })})
      select m.employee_id as id, ${employeeName(sql`m.employee_id`)} as name, count(*)::int as held,
             (count(*) filter (where f.outcome = 'won' and f.closed_at < m.at + interval '90 days'))::int as won
      from (${counted(frame, 'meeting', span)}) m join decided f on f.deal_ref = m.deal_ref and f.closed_at >= m.at
      join employee e on e.id = m.employee_id and coalesce(e.role, 'rep') in ('rep', 'team-lead')
      where m.status = 'held' group by 1 order by 1`.execute(frame.database.sql);
    return read.rows;
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

const fruitlessMeetings: SignalReader = {
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

interface CustomerTime {
  readonly customer: PlacedCustomer<number>;
  readonly minutes: number;
}

/** Minutes of calls and meetings with each customer that has a class, over the 12 months by which the classes were made. */
const customerTimes = (frame: Frame): Promise<CustomerTime[]> =>
  frame.once('customer times', async () => {
    const run = await abcOfYear(frame);
    const read = await sql<{ id: number; minutes: number }>`
      select t.customer_id as id, sum(t.minutes)::float8 as minutes from (${touches(frame, spanOfPeriod(run.window, frame.context.timeZone))}) t
      where t.customer_id is not null and t.minutes is not null group by 1`.execute(frame.database.sql);
    const minutes = new Map(read.rows.map((row) => [row.id, row.minutes]));
    return run.customers.flatMap((customer) => (customer.abc === null ? [] : [{ customer, minutes: minutes.get(customer.id) ?? 0 }]));
  });

const sumOf = <T>(list: readonly T[], figure: (one: T) => number): number => list.reduce((sum, one) => sum + figure(one), 0);
const isSmall = ({ customer }: CustomerTime): boolean => customer.abc === 'C';

const timeOnSmall: SignalReader = {
  read: async (frame) => {
    const [times, run] = [await customerTimes(frame), await abcOfYear(frame)];
    const small = times.filter(isSmall);
    const minutes = sumOf(times, (one) => one.minutes);
    const revenue = sumOf(small, ({ customer }) => customer.amount);
    const sample = times.filter((one) => one.minutes > 0).length;
    if (minutes === 0) return none('no-data', { sample });
    if (revenue === 0) return none('not-applicable', { sample });
    const [time, money] = [sumOf(small, (one) => one.minutes) / minutes, revenue / run.total];
    return { value: time / money, numerator: time, denominator: money, sample, ...run.window };
  },
  rows: async (frame) => {
    const { buyers } = await abcXyzOf(frame);
    const list = (await customerTimes(frame)).filter(isSmall).map(({ customer, minutes }): SignalRow => ({
      kind: 'customer', id: String(customer.id), title: buyers.get(customer.id)?.name ?? null, who: buyers.get(customer.id)?.rep ?? null,
      at: null, amount: customer.amount, figure: minutes, hit: minutes > 0,
    }));
    return { list: list.toSorted((a, b) => (b.figure ?? 0) - (a.figure ?? 0)) };
  },
};

const isRegular = ({ xyz, abc }: PlacedCustomer<number>): boolean => abc !== null && (xyz === 'X' || xyz === 'Y');

const regularsOf = ({ customers }: AbcXyzRun): ReadonlySet<number> => new Set(customers.filter(isRegular).map(({ id }) => id));

/**
 * The present run over as long a window as the earlier one's: the usual run where history holds both; where it
 * does not, one over as many quarters as the earlier one has. Null below a year of them.
 */
function likeRun({ run, buyers, asOf, since }: AbcXyzReport, earlier: EarlierRun): AbcXyzRun | null {
  if (earlier.run === null || since === null) return null;
  if (!earlier.isShort) return run;
  const months = monthNumber(earlier.run.window.to) - monthNumber(earlier.run.window.from);
  if (run.step !== 'quarter' || months < 12) return null;
  const window = { from: addMonths(run.window.to, -months), to: run.window.to };
  return runAbcXyz([...buyers.values()], asOf, since, { ...usualRun, step: run.step, window });
}

interface Regulars {
  readonly report: AbcXyzReport;
  readonly window: Period;
  readonly now: ReadonlySet<number>;
  /** A quarter ago; null where history is too short to compare like with like. */
  readonly before: ReadonlySet<number> | null;
}

const regulars = (frame: Frame): Promise<Regulars> =>
  frame.once('regulars', async () => {
    const report = await abcXyzOf(frame);
    const earlier = runBefore(report, usualRun);
    const now = likeRun(report, earlier);
    return { report, window: (now ?? report.run).window, now: regularsOf(now ?? report.run), before: now === null || earlier.run === null ? null : regularsOf(earlier.run) };
  });

const migration: SignalReader = {
  read: async (frame) => {
    const { report, window, now, before } = await regulars(frame);
    if (report.buyers.size === 0) return none('no-data', { sample: 0 });
    if (before === null) return none('no-history');
    if (before.size === 0) return none('too-few', { sample: 0 });
    return { value: (now.size - before.size) / before.size, numerator: now.size, denominator: before.size, sample: before.size, ...window };
  },
  rows: async (frame) => {
    const { report, now, before } = await regulars(frame);
    if (before === null) return { list: [] };
    const changed = [...new Set([...now, ...before])].filter((id) => now.has(id) !== before.has(id));
    const sums = new Map(report.run.customers.map(({ id, amount }) => [id, amount]));
    return {
      list: changed.map((id): SignalRow => {
        const about = report.buyers.get(id);
        return { kind: 'customer', id: String(id), title: about?.name ?? null, who: about?.rep ?? null, at: null, amount: sums.get(id) ?? null, figure: null, hit: before.has(id) };
      }),
    };
  },
};

/** Lost deals whose furthest stage is known: those found not to be a target customer when three open stages lay behind them. */
const lateRefusals = (frame: Frame) =>
  closedDealRows(frame, frame.span('last-90-days'), {
    join: sql`cross join lateral (select ${furthestPlace(frame.context)} as place) far
      cross join lateral (select count(*)::int as behind from stage s where s.pipeline_id = f.pipeline_id and s.kind = 'open' and s.position < far.place) b`,
    where: sql`f.outcome = 'lost' and far.place is not null`,
    figure: sql`b.behind + 1`,
    hit: sql`b.behind >= 3 and ${lossSays('not-target')}`,
  });

/** Section 2: the target audience. */
export const targetAudienceSignals: SectionReaders = {
  'S2.1': fruitlessMeetings,
  'S2.7': timeOnSmall,
  'S2.8': migration,
  'S2.9': share('last-90-days', lateRefusals),
};
