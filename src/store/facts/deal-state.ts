import { sql } from 'kysely';
import { converted, localDay, settledBefore, standingOr, type FactContext, type Sql } from './context.ts';

/** As of when and in whose clock and money, whoever looks. */
export type Moment = Pick<FactContext, 'asOf' | 'timeZone' | 'currency'>;

/** As of after everything, whenever that is. */
export interface AfterAll extends Omit<Moment, 'asOf'> {
  readonly asOf: 'infinity';
}

/** Which deals a relation is about: all, or those whose `deal_ref` the query gives. */
export type OnlyDeals = Sql | null;

const among = (reference: Sql, only: OnlyDeals): Sql => (only === null ? sql`true` : sql`${reference} in (${only})`);

/**
 * The last move of each deal before as-of, and the kind and place of the stage it led to. A move from closed to
 * closed of the same kind begins nothing new: the closing is the first of such a run.
 */
const lastMove = ({ asOf }: Moment | AfterAll, only: OnlyDeals): Sql => sql`
  select distinct on (m.deal_ref) m.deal_ref, m.at, m.kind, m.stage_id
  from (
    select m.deal_ref, m.at, m.id, so.kind, so.stage_id, lag(so.kind) over (partition by m.deal_ref order by m.at, m.id) as before
    from stage_move m join deal md on md.deal_ref = m.deal_ref and md.current
    left join stage_of so on so.pipeline_id = md.pipeline_id and so.stage_ref = m.stage_ref
    where m.current and m.at < ${asOf} and ${among(sql`m.deal_ref`, only)}
  ) m
  where m.kind is null or m.kind = 'open' or m.before is distinct from m.kind
  order by m.deal_ref, m.at desc, m.id desc`;

/** Whose the deal was: by the last recorded change of owner up to its closing, or before as-of while it is open, else by the file. */
const owner = ({ asOf }: Moment | AfterAll): Sql => sql`
  coalesce((select er.employee_id from owner_move om join employee_ref er on er.id = om.employee_ref
            where om.deal_ref = d.deal_ref and om.current and case when d.closed_at is null then om.at < ${asOf} else om.at <= d.closed_at end
            order by om.at desc limit 1),
           fr.employee_id)`;

/** Days that a won deal stood closed before it was opened again and closed at last. */
const idleDays = ({ asOf }: Moment | AfterAll): Sql => sql`
  (select sum(extract(epoch from x.next_at - x.at)::float8) / 86400
   from (select m.at, so.kind, lead(m.at) over (order by m.at, m.id) as next_at
         from stage_move m left join stage_of so on so.pipeline_id = d.pipeline_id and so.stage_ref = m.stage_ref
         where d.outcome = 'won' and m.deal_ref = d.deal_ref and m.current and m.at < ${asOf}) x
   where x.kind in ('won', 'lost') and x.next_at is not null and x.at < d.closed_at)`;

/** Every deal as of an instant, made from the facts. */
export const makeDealState = (moment: Moment | AfterAll, only: OnlyDeals = null): Sql => sql`
  select d.id, d.deal_ref, dr.text as code, d.title, cr.customer_id, d.pipeline_id, d.currency,
         d.loss_reason, d.source, coalesce(d.region, c.region) as region, d.audience, pr.product_id, d.planned_payment_at,
         d.probability, d.is_test, d.created_at, d.outcome, d.closed_at, d.moved, d.stage_id,
         ${owner(moment)} as employee_id,
         ${converted(sql`d.amount`, sql`d.currency`, localDay(sql`coalesce(d.closed_at, d.created_at, ${moment.asOf})`, moment), moment)} as amount,
         d.amount is not null as has_amount, coalesce(c.is_internal, false) as is_internal, ${idleDays(moment)} as idle_days
  from (
    select d.*, last.at is not null as moved, coalesce(last.stage_id, fs.stage_id) as stage_id,
           closing.outcome as outcome, closing.at as closed_at, coalesce(d.file_created_at, first.at) as created_at
    from (select id, deal_ref, title, customer_ref, employee_ref, pipeline_id, stage_ref, amount, currency, loss_reason, source,
                 region, audience, product_ref, planned_payment_at, probability, is_test, created_at as file_created_at,
                 closed_at as file_closed_at, outcome as file_outcome
          from deal where current and ${among(sql`deal_ref`, only)}) d
    left join stage_of fs on fs.pipeline_id = d.pipeline_id and fs.stage_ref = d.stage_ref
    left join (${lastMove(moment, only)}) last on last.deal_ref = d.deal_ref
    left join (select deal_ref, min(at) as at from stage_move where current and ${among(sql`deal_ref`, only)} group by 1) first on first.deal_ref = d.deal_ref
    cross join lateral (
      select case when last.kind in ('won', 'lost') then last.kind when filed.counts then filed.outcome end as outcome,
             case when last.kind in ('won', 'lost') then last.at when filed.counts then d.file_closed_at end as at
      from (select coalesce(d.file_outcome, fs.kind) as outcome,
                   coalesce(d.file_outcome, fs.kind) in ('won', 'lost')
                   and case when d.file_closed_at is null then last.at is null
                            else d.file_closed_at < ${moment.asOf}
                                 and (last.at is null or d.file_closed_at >= date_trunc('day', last.at, ${moment.timeZone})) end as counts) filed
    ) closing
    where coalesce(d.file_created_at, first.at) is null or coalesce(d.file_created_at, first.at) < ${moment.asOf}
  ) d
  join deal_ref dr on dr.id = d.deal_ref
  left join customer_ref cr on cr.id = d.customer_ref
  left join customer c on c.id = cr.customer_id
  left join employee_ref fr on fr.id = d.employee_ref
  left join product_ref pr on pr.id = d.product_ref`;

const columns = sql`id, deal_ref, code, title, customer_id, pipeline_id, currency, loss_reason, source, region, audience, product_id, planned_payment_at,
  probability, is_test, created_at, outcome, closed_at, moved, stage_id, employee_id, amount, has_amount, is_internal, idle_days`;

/** What is kept holds for deals at which nothing happened since as-of; the others are made from the facts. */
function keptDealState(context: FactContext): Sql {
  const held = sql`select ${columns} from deal_state where (created_at is null or created_at < ${context.asOf})`;
  if (settledBefore(context) !== null) return held;
  const later = sql`select deal_ref from deal_state where settled_at >= ${context.asOf}`;
  return sql`${held} and settled_at < ${context.asOf} union all select ${columns} from (${makeDealState(context, later)}) made`;
}

/**
 * Derived fact: every deal as of an instant, one row a deal. Its moves decide whether it is closed, as what
 * and when (the latest closing; a reopened deal is open); without moves the file's outcome and closing date do.
 * `closed_at` is null for an open deal, and for one that the file calls closed without saying when
 * (`outcome` is set then).
 */
export const dealState = (context: FactContext): Sql =>
  standingOr('deal_state', context, () => (context.kept == null ? makeDealState(context) : keptDealState(context)));

/** Why a deal is in no figure: a test deal, one of an internal customer; null for one that counts. */
const dealReason = sql`case when s.is_test then 'test-deal' when s.is_internal then 'internal-customer' end`;

/** Whether the customer was new, current or lost before at the moment of a deal's closing; null without a customer. */
const segmentAt = (moment: Sql, context: FactContext): Sql => sql`
  (select case when s.customer_id is null then null
               when last.day is null then 'new'
               when last.lost_from < ${localDay(moment, context)} then 'reactivated' else 'current' end
   from (select 1) one left join lateral (
     select p.day, p.lost_from from purchase_day p
     where p.customer_id = s.customer_id and p.ordinal is not null and p.day < ${localDay(moment, context)}
     order by p.day desc limit 1) last on true)`;

/** Why a closing is in no figure. */
export const closingReason = sql`
  case when s.closed_at is null then 'no-closing-date' when s.has_amount and s.amount is null then 'no-rate' else ${dealReason} end`;

/** Derived fact: the latest closing of each deal that is closed as of the instant. */
export const closings = (context: FactContext): Sql => sql`
  select s.*, s.closed_at as at, extract(epoch from s.closed_at - s.created_at) / 86400 as cycle_days,
         ${segmentAt(sql`s.closed_at`, context)} as segment,
         ${closingReason} as reason
  from (${dealState(context)}) s where s.outcome is not null`;

/** Derived fact: the creation of each deal, with what has become of it as of the instant. */
export const creations = (context: FactContext): Sql => sql`
  select s.*, s.created_at as at, ${segmentAt(sql`s.created_at`, context)} as segment,
         case when s.created_at is null then 'no-creation-date' else ${dealReason} end as reason
  from (${dealState(context)}) s`;

/** Derived fact: each deal that is open as of the instant, and whether it has an open task. */
export const openDeals = (context: FactContext): Sql => sql`
  select s.*, ${context.asOf}::timestamptz as at, null::text as segment, ${dealReason} as reason,
         exists (select from task t where t.deal_ref = s.deal_ref and t.current and t.created_at < ${context.asOf}
                 and (t.done_at is null or t.done_at >= ${context.asOf})) as has_task
  from (${dealState(context)}) s where s.outcome is null`;
