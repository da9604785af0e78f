import { sql } from 'kysely';
import { businessClock } from '#core/shared/business-clock.ts';
import { officeSchedule } from '#core/shared/business-time.ts';
import { addDays } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, employeeName, none, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

/** When a deal's amount or payment date became another one, by the loads that brought them. Columns: deal_ref, at. */
const redated = (frame: Frame): Sql => sql`
  select v.deal_ref, max(v.at) as at from (
    select d.deal_ref, coalesce(l.loaded_at, l.created_at) as at, d.amount, d.planned_payment_at,
           lag(d.amount) over loads as amount_before, lag(d.planned_payment_at) over loads as date_before, lag(d.id) over loads as before
    from deal d join load l on l.id = d.load_id
    where exists (select from deal old where old.key = d.key and old.id <> d.id)
    window loads as (partition by d.key order by l.turn, d.id)
  ) v
  where v.before is not null and v.at < ${frame.context.asOf} and (v.amount is distinct from v.amount_before or v.planned_payment_at is distinct from v.date_before)
  group by 1`;

/** When each open deal last changed: created, moved, touched (or its customer, by a touch that names no deal), another date or amount. */
const openDealsChanged = (frame: Frame): Sql => sql`
  with t as materialized (select x.deal_ref, x.customer_id, x.at from (${touches(frame, frame.span('all-time'))}) x)
  select f.deal_ref, coalesce(f.title, f.code) as title, ${employeeName(sql`f.employee_id`)} as who, f.amount, st.norm_days,
         greatest(f.created_at, m.at, own.at, theirs.at, r.at) as changed
  from (${counted(frame, 'open-deal')}) f
  join stage st on st.id = f.stage_id and st.kind = 'open' and st.norm_days > 0
  left join (select deal_ref, max(at) as at from stage_move where current and at < ${frame.context.asOf} group by 1) m on m.deal_ref = f.deal_ref
  left join (select deal_ref, max(at) as at from t where deal_ref is not null group by 1) own on own.deal_ref = f.deal_ref
  left join (select customer_id, max(at) as at from t where deal_ref is null and customer_id is not null group by 1) theirs on theirs.customer_id = f.customer_id
  left join (${redated(frame)}) r on r.deal_ref = f.deal_ref`;

interface Changed {
  readonly id: string;
  readonly title: string | null;
  readonly who: string | null;
  readonly amount: number | null;
  readonly norm: number;
  readonly changed: Date;
}

interface Still extends Changed {
  /** Working days since the last change. */
  readonly days: number;
}

/** Milliseconds of a working day of office hours. */
const workingDay = officeSchedule.stretches.reduce((sum, { from, to }) => sum + to - from, 0) * 60_000;

/** Open deals in stages with a norm, and how many working days each has stood without a change. */
const stillness = (frame: Frame): Promise<readonly Still[]> =>
  frame.once('stillness', async () => {
    const read = await sql<Changed>`
      select c.deal_ref::text as id, c.title, c.who, c.amount::float8 as amount, c.norm_days::float8 as norm, c.changed
      from (${openDealsChanged(frame)}) c where c.changed is not null order by c.changed`.execute(frame.database.sql);
    const first = read.rows[0]?.changed;
    if (first === undefined) return [];
    const { calendar, context, today } = frame;
    const since = dayOf(first.getTime(), context.timeZone);
    const clock = businessClock({ from: since, to: addDays(today, 1) }, { schedule: officeSchedule, calendar, zone: context.timeZone });
    const now = clock(context.asOf.getTime());
    return read.rows.map((row) => ({ ...row, days: (now - clock(row.changed.getTime())) / workingDay }));
  });

const isStill = ({ days, norm }: Still): boolean => days > 2 * norm;

/** Open deals that nothing happened to for longer than twice the norm of their stage. */
export const still: SignalReader = {
  read: async (frame) => {
    const deals = await stillness(frame);
    if (deals.length === 0) return none('no-data', { sample: 0 });
    return shareReading(deals.filter(isStill).length, deals.length, during(frame, 'as-of'));
  },
  rows: async (frame) => ({
    list: (await stillness(frame)).map((deal): SignalRow => ({
      kind: 'deal', id: deal.id, title: deal.title, who: deal.who, at: deal.changed, amount: deal.amount, figure: deal.days, hit: isStill(deal),
    })),
  }),
};
