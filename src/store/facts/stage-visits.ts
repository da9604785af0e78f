import { sql } from 'kysely';
import { type FactContext, type Sql, standingOr } from './context.ts';
import type { OnlyDeals } from './deal-state.ts';

/** Every presence of a deal in an open stage, with the stage that came next, made from the moves. */
export const makeStageVisits = (only: OnlyDeals = null): Sql => sql`
  select v.deal_ref, v.pipeline_id, v.stage_id, v.position, v.at as entered_at, v.next_at as left_at, v.next_kind, v.next_position, v.next_pipeline
  from (
    select m.deal_ref, m.pipeline_id, m.stage_id, m.kind, m.position, m.at,
           lead(m.at) over deal as next_at, lead(m.kind) over deal as next_kind,
           lead(m.position) over deal as next_position, lead(m.pipeline_id) over deal as next_pipeline
    from (
      select m.deal_ref, m.at, m.id, s.pipeline_id, so.stage_id, so.kind, so.position,
             lag(so.stage_id) over (partition by m.deal_ref order by m.at, m.id) as before_id
      from stage_move m
      join deal d on d.deal_ref = m.deal_ref and d.current and not d.is_test
      join lateral (
        select o.* from stage_of o where o.stage_ref = m.stage_ref order by o.pipeline_id = d.pipeline_id desc limit 1) so on true
      join stage s on s.id = so.stage_id
      where m.current and ${only === null ? sql`true` : sql`m.deal_ref in (${only})`}
    ) m
    where m.before_id is distinct from m.stage_id
    window deal as (partition by m.deal_ref order by m.at, m.id)
  ) v
  where v.kind = 'open'`;

/** What was known of the visits as of an instant: a later leaving has not happened yet. */
const asOf = (visits: Sql, context: FactContext): Sql => sql`
  select v.deal_ref, v.pipeline_id, v.stage_id, v.position, v.entered_at, known.left_at,
         extract(epoch from coalesce(known.left_at, ${context.asOf}) - v.entered_at)::float8 / 86400 as days,
         case when known.left_at is null then 'still-there'
              when v.next_kind = 'won' then 'advanced'
              when v.next_kind = 'lost' then 'lost'
              when v.next_pipeline is distinct from v.pipeline_id then 'handed'
              when v.next_position > v.position then 'advanced' else 'back' end as ending
  from ${visits} v cross join lateral (select case when v.left_at < ${context.asOf} then v.left_at end as left_at) known
  where v.entered_at < ${context.asOf}`;

/**
 * Derived fact: every presence of a deal in an open stage before as-of, one row a visit. It ends in exactly one
 * of: advanced, lost, back, handed (to another pipeline), still-there. A repeated move into the same stage
 * begins nothing new. `days` of an unfinished visit run to as-of.
 */
export const stageVisits = (context: FactContext): Sql =>
  standingOr('stage_visit', context, () => asOf(context.kept == null ? sql`(${makeStageVisits()})` : sql`stage_visit`, context));
