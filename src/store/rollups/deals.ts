import { sql, type Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import { localDay, type Sql } from '../facts/context.ts';
import { type AfterAll, closingReason, makeDealState, type OnlyDeals } from '../facts/deal-state.ts';
import { makeStageVisits } from '../facts/stage-visits.ts';
import type { Tables } from '../tables.ts';
import { transactionOn } from '../transaction-on.ts';

/** Above this share of all deals everything is made anew, in an order that is kind to reading by period. */
const allAbove = 0.2;

/** The latest moment at which something happened to a deal; infinity where its state depends on as-of itself. */
const settledAt = (currency: string): Sql => sql`
  case when s.closed_at is null and s.created_at is null and s.has_amount and s.currency <> ${currency} then 'infinity'
       else greatest((select max(m.at) from stage_move m where m.deal_ref = s.deal_ref and m.current),
                     (select max(o.at) from owner_move o where o.deal_ref = s.deal_ref and o.current),
                     (select max(d.closed_at) from deal d where d.deal_ref = s.deal_ref and d.current), '-infinity') end`;

interface Standing {
  /** Deals whose facts changed, and all deals that the roll-up has. */
  readonly touched: number;
  readonly all: number;
  readonly hasDeals: boolean;
  readonly timeZone: string;
  readonly currency: string;
}

async function readStanding(client: PoolClient): Promise<Standing | undefined> {
  const { rows } = await client.query<Standing>(`
    select (select count(*)::int from deal_unsettled) as touched, (select count(*)::int from deal_state) as all,
           exists (select from deal where current) as "hasDeals", time_zone as "timeZone", currency from organisation`);
  return rows[0];
}

/** Which deals to make anew; undefined where none is. After a crash nothing is kept, and nothing is known to be touched. */
function touchedDeals({ touched, all, hasDeals }: Standing): OnlyDeals | undefined {
  if (all === 0 && hasDeals) return null;
  if (touched === 0) return undefined;
  return touched > all * allAbove ? null : sql`select deal_ref from deal_unsettled`;
}

/** The local days on which the deals are closed as they stand in the roll-up. */
async function closingDays(on: Transaction<Tables>, moment: AfterAll, only: OnlyDeals): Promise<readonly string[]> {
  if (only === null) return [];
  const read = await sql<{ day: string }>`
    select distinct ${localDay(sql`closed_at`, moment)}::text as day from deal_state where closed_at is not null and deal_ref in (${only})`.execute(on);
  return read.rows.map(({ day }) => day);
}

/** Counts the closings of these days anew; of all days where it is null. */
async function countClosings(on: Transaction<Tables>, moment: AfterAll, days: readonly string[] | null): Promise<void> {
  await sql`delete from closing_day where ${days === null ? sql`true` : sql`day = any(${days}::date[])`}`.execute(on);
  const day = localDay(sql`s.closed_at`, moment);
  await sql`
    insert into closing_day select ${day}, s.employee_id, s.outcome, ${closingReason}, count(*) from deal_state s
    where s.outcome is not null and s.closed_at is not null and ${days === null ? sql`true` : sql`${day} = any(${days}::date[])`}
    group by 1, 2, 3, 4 order by 1`.execute(on);
}

/**
 * Brings the roll-ups of deals up to date with what the transaction changed. Runs inside it; does nothing where no deal
 * was touched.
 */
export async function refreshDeals(client: PoolClient): Promise<void> {
  const standing = await readStanding(client);
  const only = standing === undefined ? undefined : touchedDeals(standing);
  if (standing === undefined || only === undefined) return;
  const moment: AfterAll = { asOf: 'infinity', timeZone: standing.timeZone, currency: standing.currency };
  await client.query('analyze deal_unsettled');
  const on = transactionOn(client);
  const days = await closingDays(on, moment, only);
  const which = only === null ? sql`true` : sql`deal_ref in (${only})`;
  await sql`delete from deal_state where ${which}`.execute(on);
  await sql`delete from stage_visit where ${which}`.execute(on);
  await sql`insert into deal_state select s.*, ${settledAt(standing.currency)} from (${makeDealState(moment, only)}) s order by s.closed_at, s.created_at`.execute(on);
  await sql`insert into stage_visit select v.* from (${makeStageVisits(only)}) v order by v.entered_at`.execute(on);
  await countClosings(on, moment, only === null ? null : [...days, ...(await closingDays(on, moment, only))]);
  await client.query('delete from deal_unsettled');
  if (only === null) await client.query('analyze deal_state, stage_visit, closing_day, deal_unsettled');
}
