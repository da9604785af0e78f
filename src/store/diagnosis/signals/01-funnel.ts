import { sql } from 'kysely';
import { describesCustomerState } from '#core/pipeline/stage-names.ts';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import type { Sql } from '../../facts/context.ts';
import { stageVisits } from '../../facts/stage-visits.ts';
import { closedDealRows, counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { count, during, employeeName, none, rowColumns, type SectionReaders, share, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { salesPeople } from '../sales-people.ts';
import { conversionChange } from './01-funnel-conversion.ts';
import { stuck } from './01-funnel-stuck.ts';

interface StageRow {
  readonly id: number;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly criterion: string | null;
}

/** The stages of the pipeline with most open deals; of the one with most deals where none is open. */
const mainStages = (frame: Frame): Promise<StageRow[]> =>
  frame.once('main stages', async () => {
    const read = await sql<StageRow>`
      select s.id, s.name, s.kind, s.criterion from stage s
      where s.pipeline_id = (
        select p.id from pipeline p left join (${counted(frame, 'open-deal')}) f on f.pipeline_id = p.id
        where exists (select from stage own where own.pipeline_id = p.id)
        group by p.id order by count(f.id) desc, (select count(*) from deal d where d.pipeline_id = p.id and d.current) desc, p.id limit 1)
      order by s.position`.execute(frame.database.sql);
    return read.rows;
  });

const stageRow = ({ id, name }: StageRow, hit: boolean): SignalRow => ({ kind: 'stage', id: String(id), title: name, who: null, at: null, amount: null, figure: null, hit });

/** A signal over the open stages of the main pipeline. */
const overStages = (isHit: (stage: StageRow) => boolean, asShare: boolean): SignalReader => {
  const rows = async (frame: Frame): Promise<SignalRow[]> => (await mainStages(frame)).filter(({ kind }) => kind === 'open').map((stage) => stageRow(stage, isHit(stage)));
  return {
    read: async (frame) => {
      const found = await rows(frame);
      const hits = found.filter(({ hit }) => hit).length;
      if (found.length === 0) return none('no-data');
      return asShare ? shareReading(hits, found.length, during(frame, 'as-of')) : { value: hits, numerator: hits, denominator: found.length, sample: found.length, ...during(frame, 'as-of') };
    },
    rows: async (frame) => ({ list: await rows(frame) }),
  };
};

const isComplete: SignalReader = {
  read: async (frame) => {
    const stages = await mainStages(frame);
    const of = (kind: StageRow['kind']): number => stages.filter((stage) => stage.kind === kind).length;
    if (stages.length === 0) return none('no-data');
    return { value: of('open') >= 3 && of('won') >= 1 && of('lost') >= 1 ? 1 : 0, sample: stages.length, ...during(frame, 'as-of') };
  },
  rows: async (frame) => ({ list: (await mainStages(frame)).map((stage) => stageRow(stage, false)) }),
};

/** Won deals with known moves: those that visited less than half of the open stages, or were won within an hour of the first. */
const skipping = (frame: Frame): Sql => closedDealRows(frame, frame.span('last-90-days'), {
  join: sql`join (select v.deal_ref, count(distinct v.stage_id) as visited, min(v.entered_at) as first_at from (${stageVisits(frame.context)}) v group by 1) v on v.deal_ref = f.deal_ref
    join (select pipeline_id, count(*) as stages from stage where kind = 'open' group by 1) s on s.pipeline_id = f.pipeline_id`,
  where: sql`f.outcome = 'won'`,
  figure: sql`s.stages - v.visited`,
  hit: sql`(s.stages - v.visited) * 2 > s.stages or f.closed_at - v.first_at < interval '1 hour'`,
});

/** A loss reason that says nothing. */
export const emptyReason = sql`(f.loss_reason is null or lower(f.loss_reason) in ('прочее', 'другое', 'other', 'иное', ''))`;

const withoutReason = (frame: Frame): Sql => closedDealRows(frame, frame.span('last-90-days'), { where: sql`f.outcome = 'lost'`, hit: emptyReason });

/** What a closed deal must say to be found in the seven breakdowns; new or current follows from the customer. */
export const breakdownFields = ['product_id', 'audience', 'source', 'region', 'employee_id', 'customer_id'] as const;

const filled: SignalReader = {
  read: async (frame) => {
    const shares = breakdownFields.map((field) => sql`count(${sql.ref(`f.${field}`)})::int`);
    const read = await sql<{ counts: number[]; sample: number }>`
      select array[${sql.join(shares, sql`, `)}] as counts, count(*)::int as sample from (${counted(frame, 'closing', frame.span('last-90-days'))}) f`.execute(frame.database.sql);
    const { counts, sample } = read.rows[0] ?? { counts: [], sample: 0 };
    return shareReading(Math.min(...counts), sample, during(frame, 'last-90-days'));
  },
  rows: (frame) => ({
    sql: closedDealRows(frame, frame.span('last-90-days'), {
      figure: sql`${sql.join(breakdownFields.map((field) => sql`(${sql.ref(`f.${field}`)} is null)::int`), sql` + `)}`,
      hit: sql`num_nulls(${sql.join(breakdownFields.map((field) => sql.ref(`f.${field}`)), sql`, `)}) > 0`,
    }),
  }),
};

const withoutAmount = (frame: Frame): Sql => closedDealRows(frame, frame.span('last-90-days'), { where: sql`f.outcome = 'won'`, hit: sql`coalesce(f.amount, 0) = 0` });

const mixedFunctions = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'employee', id: sql`e.id`, title: sql`e.name`, figure: sql`g.groups`, hit: sql`g.groups > 2` })}
  from (${salesPeople(frame)}) e
  cross join lateral (
    select (e.functions && array['new', 'closing', 'current'])::int + (e.functions && array['documents', 'assistance'])::int
           + (e.functions && array['service', 'merchandising'])::int as groups) g
  where e.functions is not null`;

interface RepRate {
  readonly id: number;
  readonly name: string;
  readonly won: number;
  readonly closed: number;
}

/** Reps who closed at least 30 deals of the window, the best win rate first. */
const repRates = (frame: Frame): Promise<RepRate[]> =>
  frame.once('rep win rates', async () => {
    const read = await sql<RepRate>`
      select f.employee_id as id, ${employeeName(sql`f.employee_id`)} as name, count(*) filter (where f.outcome = 'won')::int as won, count(*)::int as closed
      from (${counted(frame, 'closing', frame.span('last-90-days'))}) f where f.employee_id is not null
      group by 1 having count(*) >= 30 order by count(*) filter (where f.outcome = 'won')::float8 / count(*) desc, 1`.execute(frame.database.sql);
    return read.rows;
  });

const spread: SignalReader = {
  read: async (frame) => {
    const reps = await repRates(frame);
    const [best, worst] = [reps[0], reps.at(-1)];
    if (best === undefined || worst === undefined) return none('too-few', { sample: 0 });
    if (worst.won === 0) return none('not-reached', { sample: reps.length });
    return { value: best.won / best.closed / (worst.won / worst.closed), sample: reps.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const reps = await repRates(frame);
    const list = reps.map(({ id, name, won, closed }, at): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: wilsonInterval(won, closed)?.share ?? null, hit: at === reps.length - 1,
    }));
    return { list };
  },
};

/** Section 1: the funnel. */
export const funnelSignals: SectionReaders = {
  'S1.1': isComplete,
  'S1.2': overStages(({ name }) => describesCustomerState(name), false),
  'S1.3': overStages(({ criterion }) => criterion === null || criterion === '', true),
  'S1.4': share('last-90-days', skipping),
  'S1.5': stuck,
  'S1.6': share('last-90-days', withoutReason),
  'S1.7': filled,
  'S1.8': conversionChange,
  'S1.9': share('last-90-days', withoutAmount),
  'S1.10': count('as-of', mixedFunctions),
  'S1.11': spread,
};
