import { sql } from 'kysely';
import { kaplanMeier, survivalQuantile } from '#core/metrics/statistics/kaplan-meier.ts';
import { addDays } from '#core/shared/day.ts';
import type { Sql } from '../../facts/context.ts';
import { stageVisits } from '../../facts/stage-visits.ts';
import { openDealRows } from '../deal-rows.ts';
import { type Frame, spanOfPeriod } from '../frame.ts';
import { countHits, during, none, shareReading, type SignalReader } from '../reader.ts';

interface Limit {
  readonly stage: number;
  readonly days: number;
}

/** Of each stage the days within which nine visits of ten end, by Kaplan and Meier over 12 months; stages that never get so far are absent. */
const stageLimits = (frame: Frame): Promise<Limit[]> =>
  frame.once('stage limits', async () => {
    const since = spanOfPeriod({ from: addDays(frame.today, -365), to: frame.today }, frame.context.timeZone).from;
    const read = await sql<{ stage: number; ended: number[] | null; open: number[] | null }>`
      select v.stage_id as stage, array_agg(v.days) filter (where v.left_at is not null) as ended, array_agg(v.days) filter (where v.left_at is null) as open
      from (${stageVisits(frame.context)}) v where coalesce(v.left_at, ${frame.context.asOf}) >= ${since} group by 1`.execute(frame.database.sql);
    return read.rows.flatMap(({ stage, ended, open }) => {
      const visits = (ended?.length ?? 0) + (open?.length ?? 0);
      const days = visits < 10 ? null : survivalQuantile(kaplanMeier(ended ?? [], open ?? []), 0.9);
      return days === null ? [] : [{ stage, days }];
    });
  });

async function stuckRows(frame: Frame): Promise<Sql | null> {
  const limits = await stageLimits(frame);
  if (limits.length === 0) return null;
  return openDealRows(frame, {
    join: sql`join (with v as materialized (${stageVisits(frame.context)}) select v.deal_ref, v.stage_id, v.days from v where v.left_at is null) v on v.deal_ref = f.deal_ref
      join unnest(${limits.map(({ stage }) => stage)}::int[], ${limits.map(({ days }) => days)}::float8[]) l(stage_id, days) on l.stage_id = v.stage_id`,
    figure: sql`v.days`,
    hit: sql`v.days > l.days`,
  });
}

/** S1.5: open deals that stay on their stage longer than nine visits of ten. */
export const stuck: SignalReader = {
  read: async (frame) => {
    const rows = await stuckRows(frame);
    if (rows === null) return none('not-reached');
    const { hits, sample } = await countHits(frame, rows);
    return shareReading(hits, sample, during(frame, 'as-of'));
  },
  rows: async (frame) => {
    const rows = await stuckRows(frame);
    return rows === null ? { list: [] } : { sql: rows };
  },
};
