import { sql } from 'kysely';
import type { FactContext, Sql } from '../../facts/context.ts';
import { unitTables } from '../../loads/unit-tables.ts';
import { byRep, customerJoin, dealSeen, type FileRows, filled, later, none, repJoin, waiting, waits } from './file-rows.ts';

/** Calls, meetings and tasks: what a rep does with a customer. */
const activity = (kind: 'calls' | 'meetings' | 'tasks', moment: Sql, title: Sql, gaps: FileRows['gaps']): FileRows => ({
  resource: kind,
  from: sql`${sql.table(unitTables[kind].table)} u ${customerJoin} ${repJoin}`,
  begins: moment,
  employee: sql`er.employee_id`,
  customer: sql`cr.customer_id`,
  seen: byRep(kind),
  columns: filled(kind),
  gaps: { ...waiting, 'no-rep': sql`u.employee_ref is null`, ...gaps },
  code: sql`u.code`,
  title,
});

export const leads: FileRows = {
  resource: 'leads',
  from: sql`lead u ${repJoin}`,
  begins: sql`u.at`,
  employee: sql`er.employee_id`,
  seen: byRep('leads'),
  columns: filled('leads'),
  gaps: { 'waiting-deal': waits.deal, 'no-rep': sql`u.employee_ref is null` },
  code: sql`u.code`,
  title: sql`u.source`,
};

/** What hangs on deals and is seen with them. */
const ofDeals = (kind: 'stage-moves' | 'owner-moves', from: Sql, gaps: FileRows['gaps'], title: Sql): FileRows => ({
  resource: 'deals',
  from: sql`${from} left join deal_ref dr on dr.id = u.deal_ref`,
  begins: sql`u.at`,
  employee: sql`er.employee_id`,
  deal: sql`u.deal_ref`,
  seen: dealSeen,
  columns: filled(kind),
  gaps,
  code: sql`dr.text`,
  title,
});

export const stageMoves = ofDeals('stage-moves', sql`stage_move u ${repJoin} left join stage_ref sr on sr.id = u.stage_ref`, { 'waiting-deal': waits.deal }, sql`sr.text`);
export const ownerMoves = ofDeals('owner-moves', sql`owner_move u ${repJoin}`, waiting, none);

export const calls = (context: FactContext): FileRows => activity('calls', sql`u.at`, sql`u.direction`, { 'later-than-as-of': later(sql`u.at`, context) });
export const meetings = activity('meetings', sql`coalesce(u.held_at, u.planned_at)`, sql`u.status`, {});
export const tasks = activity('tasks', sql`u.created_at`, sql`u.title`, { 'no-due-date': sql`u.due_at is null`, 'no-deal': sql`u.deal_ref is null` });
