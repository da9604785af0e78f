import { sql } from 'kysely';
import { businessClock } from '#core/shared/business-clock.ts';
import { officeSchedule } from '#core/shared/business-time.ts';
import { addDays } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Sql } from '../../facts/context.ts';
import type { Frame } from '../frame.ts';
import { openDealRow, openDeals, type OpenDeal } from '../open-deals.ts';
import { during, none, shareReading, type SignalReader } from '../reader.ts';
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

/** When deals and customers last changed: deals moved, touched or redated, customers touched with no deal named. Columns: deal_ref, customer_id, at. */
const changes = (frame: Frame): Sql => sql`
  select t.deal_ref, case when t.deal_ref is null then t.customer_id end as customer_id, max(t.at) as at from (${touches(frame, frame.span('all-time'))}) t
  where coalesce(t.deal_ref, t.customer_id) is not null group by 1, 2
  union all
  select m.deal_ref, null, max(m.at) from stage_move m where m.current and m.at < ${frame.context.asOf} group by 1
  union all
  select r.deal_ref, null, r.at from (${redated(frame)}) r`;

interface LastChange {
  readonly deal: string | null;
  readonly customer: number | null;
  /** Milliseconds. */
  readonly at: number;
}

interface Changed extends OpenDeal {
  readonly norm: number;
  readonly changed: Date;
}

/** The last changes of all open deals and their customers. */
const lastChanges = (frame: Frame): Promise<LastChange[]> =>
  frame.keep('last changes of open deals', async () => {
    const deals = await openDeals(frame);
    const read = await sql<LastChange>`
      select c.deal_ref::text as deal, c.customer_id as customer, (extract(epoch from max(c.at)) * 1000)::float8 as at from (${changes(frame)}) c
      where c.deal_ref = any(${deals.map(({ id }) => Number(id))}::int[]) or c.customer_id = any(${deals.flatMap(({ customer }) => customer ?? [])}::int[])
      group by 1, 2`.execute(frame.database.sql);
    return read.rows;
  });

/** Open deals in stages with a norm, and when each last changed: made, moved, touched (or its customer, by a touch that names no deal), another date or amount. */
async function openDealsChanged(frame: Frame): Promise<Changed[]> {
  const deals = (await openDeals(frame)).flatMap((deal) => (deal.norm !== null && deal.norm > 0 ? [{ ...deal, norm: deal.norm }] : []));
  const last = await lastChanges(frame);
  const ofDeal = new Map(last.flatMap(({ deal, at }) => (deal === null ? [] : [[deal, at] as const])));
  const ofCustomer = new Map(last.flatMap(({ customer, at }) => (customer === null ? [] : [[customer, at] as const])));
  return deals.flatMap((deal) => {
    const known = [deal.createdAt?.getTime(), ofDeal.get(deal.id), deal.customer === null ? undefined : ofCustomer.get(deal.customer)];
    const times = known.filter((at) => at !== undefined);
    return times.length === 0 ? [] : [{ ...deal, changed: new Date(Math.max(...times)) }];
  });
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
    const deals = await openDealsChanged(frame);
    const first = deals.reduce<Date | null>((least, { changed }) => (least === null || changed < least ? changed : least), null);
    if (first === null) return [];
    const { calendar, context, today } = frame;
    const since = dayOf(first.getTime(), context.timeZone);
    const clock = businessClock({ from: since, to: addDays(today, 1) }, { schedule: officeSchedule, calendar, zone: context.timeZone });
    const now = clock(context.asOf.getTime());
    return deals.map((deal) => ({ ...deal, days: (now - clock(deal.changed.getTime())) / workingDay }));
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
    list: (await stillness(frame)).map((deal) => ({ ...openDealRow(deal, isStill(deal), deal.days), at: deal.changed })),
  }),
};
