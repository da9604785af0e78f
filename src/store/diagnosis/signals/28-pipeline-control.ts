import { sql } from 'kysely';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import { dealsNeeded } from '#core/plan/pipeline-forecast.ts';
import { localDay, type Sql } from '../../facts/context.ts';
import { furthestPlace } from '../../facts/furthest-stage.ts';
import { readPipeline } from '../../reports/pipeline.ts';
import { closedDealRows, counted, openDealRows } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { currentPlan, runningMonth } from '../plan-figures.ts';
import { during, none, type SectionReaders, share, shareWithout, type SignalReader } from '../reader.ts';
import { still } from './28-stillness.ts';

const plannedDay = (frame: Frame): Sql => localDay(sql`f.planned_payment_at`, frame.context);

/** Open deals: a hit lacks a date ahead, an amount or a probability, its own or its stage's. */
const incomplete = (frame: Frame): Sql => openDealRows(frame, {
  join: sql`left join stage st on st.id = f.stage_id`,
  hit: sql`not (coalesce(${plannedDay(frame)} >= ${frame.today}::date, false) and coalesce(f.amount, 0) > 0 and coalesce(f.probability, st.probability) is not null)`,
});

const overdue = (frame: Frame): Sql => openDealRows(frame, {
  figure: sql`${frame.today}::date - ${plannedDay(frame)}`,
  hit: sql`${plannedDay(frame)} < ${frame.today}::date`,
});

const coverage: SignalReader = {
  read: async (frame) => {
    const month = runningMonth(frame);
    const { coverage: covered, expected, counted: deals } = await readPipeline(frame.database, frame.context, month);
    if (covered.state === 'no-plan') return none('no-data');
    if (covered.state === 'plan-fulfilled') return none('not-applicable');
    return { value: covered.coverage, numerator: expected, denominator: covered.missing, sample: deals, ...month };
  },
  rows: (frame) => ({
    sql: openDealRows(frame, {
      where: sql`${plannedDay(frame)} >= ${runningMonth(frame).from}::date and ${plannedDay(frame)} < ${runningMonth(frame).to}::date`,
      hit: sql`${plannedDay(frame)} < ${frame.today}::date`,
    }),
  }),
};

interface Sizes {
  readonly open: number | null;
  readonly opened: number;
  readonly won: number | null;
  readonly wins: number;
}

/** Average amounts above zero of open deals and of those won in 90 days. */
const sizes = (frame: Frame): Promise<Sizes> =>
  frame.once('pipeline sizes', async () => {
    const read = await sql<Sizes>`
      select o.average as open, o.deals as opened, w.average as won, w.deals as wins
      from (select avg(f.amount)::float8 as average, count(*)::int as deals from (${counted(frame, 'open-deal')}) f where f.amount > 0) o
      cross join (select avg(f.amount)::float8 as average, count(*)::int as deals
                  from (${counted(frame, 'closing', frame.span('last-90-days'))}) f where f.outcome = 'won' and f.amount > 0) w`.execute(frame.database.sql);
    return read.rows[0] ?? { open: null, opened: 0, won: null, wins: 0 };
  });

const averageOrder: SignalReader = {
  read: async (frame) => {
    const { open, opened, won, wins } = await sizes(frame);
    if (open === null || won === null) return none('no-data', { sample: 0 });
    return { value: open / won, numerator: open, denominator: won, sample: Math.min(opened, wins), ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const { won } = await sizes(frame);
    return { sql: openDealRows(frame, { where: sql`f.amount > 0`, figure: sql`f.amount / ${won}::float8`, hit: sql`f.amount > 2 * ${won}::float8` }) };
  },
};

/** Deals closed in 12 months whose probability was 60 up to 80 %: the one known last before the closing, else the file's own. */
const likely = (frame: Frame): Sql => closedDealRows(frame, frame.span('last-12-months'), {
  join: sql`cross join lateral (
    select coalesce((
      select v.probability from deal cur join deal v on v.key = cur.key join load l on l.id = v.load_id
      where cur.id = f.id and coalesce(l.loaded_at, l.created_at) < f.closed_at order by l.turn desc limit 1), f.probability) as percent) p`,
  where: sql`p.percent >= 60 and p.percent < 80`,
  figure: sql`p.percent / 100`,
  hit: sql`f.outcome = 'lost'`,
});

const calibration: SignalReader = {
  read: async (frame) => {
    const read = await sql<{ lost: number; sample: number }>`
      select count(*) filter (where r.hit)::int as lost, count(*)::int as sample from (${likely(frame)}) r`.execute(frame.database.sql);
    const { lost, sample } = read.rows[0] ?? { lost: 0, sample: 0 };
    const interval = wilsonInterval(sample - lost, sample);
    if (interval === null) return none('no-data', { sample });
    const isInside = interval.high >= 0.6 && interval.low <= 0.8;
    return { value: isInside ? 1 : 0, numerator: sample - lost, denominator: sample, sample, low: interval.low, high: interval.high, ...during(frame, 'last-12-months') };
  },
  rows: (frame) => ({ sql: likely(frame) }),
};

interface Flow {
  readonly open: number;
  readonly qualified: number;
  readonly won: number;
  readonly closed: number;
  readonly average: number | null;
}

/** The place of the first open stage of a deal's pipeline: who is past it counts as qualified; who stands nowhere known does too. */
const firstPlace = sql`(select min(s.position) from stage s where s.pipeline_id = f.pipeline_id and s.kind = 'open')`;

const flow = async (frame: Frame): Promise<Flow> => {
  const read = await sql<Flow>`
    select o.open, o.qualified, c.won, c.closed, c.average
    from (
      select count(*)::int as open, (count(*) filter (where st.position is null or st.position > ${firstPlace}))::int as qualified
      from (${counted(frame, 'open-deal')}) f left join stage st on st.id = f.stage_id and st.kind = 'open') o
    cross join (
      select (count(*) filter (where f.outcome = 'won'))::int as won, count(*)::int as closed, (avg(f.amount) filter (where f.outcome = 'won' and f.amount > 0))::float8 as average
      from (${counted(frame, 'closing', frame.span('last-90-days'))}) f
      where f.outcome = 'won' or coalesce(${furthestPlace(frame.context)} > ${firstPlace}, true)) c`.execute(frame.database.sql);
  return read.rows[0] ?? { open: 0, qualified: 0, won: 0, closed: 0, average: null };
};

/** Closed deals below which the win rate says nothing. */
const leastClosed = 30;

const lacking: SignalReader = {
  read: async (frame) => {
    const target = await currentPlan(frame);
    if (target === null || target.month.from !== runningMonth(frame).from) return none('no-data');
    const { open, qualified, won, closed, average } = await flow(frame);
    if (open === 0 || average === null) return none('no-data', { sample: open });
    if (closed < leastClosed) return none('too-few', { sample: closed });
    const needed = dealsNeeded(target.plan - target.actual, average, won / closed, qualified);
    return needed === null ? none('not-reached', { sample: closed }) : { value: needed / open, numerator: needed, denominator: open, sample: closed, ...runningMonth(frame) };
  },
  rows: (frame) => ({ sql: openDealRows(frame, { hit: sql`false` }) }),
};

/** Section 28: control of the pipeline. */
export const pipelineControlSignals: SectionReaders = {
  'S28.1': shareWithout('as-of', incomplete),
  'S28.5': coverage,
  'S28.6': share('as-of', overdue),
  'S28.7': still,
  'S28.8': averageOrder,
  'S28.10': calibration,
  'S28.11': lacking,
};
