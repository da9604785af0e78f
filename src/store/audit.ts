import { type Kysely, sql as raw, type Transaction } from 'kysely';
import { isLimited, scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from './tables.ts';

/** What was done to what; `details` tell the new and the old values, never a secret. */
export interface AuditNote {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | number | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: Date;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly role: string;
  readonly via: 'screen' | 'token' | 'command-line';
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly details: Record<string, unknown>;
}

export interface AuditQuery extends PageRequest<'at' | 'action'> {
  readonly userId?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Writes the note in the transaction of the change it tells of, so that neither is there alone. */
export async function record(transaction: Transaction<Tables>, viewer: Viewer, note: AuditNote): Promise<void> {
  await transaction
    .insertInto('audit_entry')
    .values({
      user_id: viewer.userId,
      user_name: raw<string>`(select name from app_user where id = ${viewer.userId})`,
      role: viewer.role,
      token_id: viewer.tokenId ?? null,
      action: note.action,
      subject_type: note.subjectType,
      subject_id: note.subjectId === null ? null : String(note.subjectId),
      details: JSON.stringify(note.details ?? {}),
    })
    .execute();
}

/**
 * A page of the log. Own scope is what the viewer did; a head of sales does not see what an owner
 * or the command line did.
 */
export async function listAuditEntries(sql: Kysely<Tables>, viewer: Viewer, query: AuditQuery): Promise<Page<AuditEntry>> {
  const seen = seenEntries(sql, viewer, query);
  const { total } = await seen.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await seen
    .select(['id', 'at', 'user_id', 'user_name', 'role', 'token_id', 'action', 'subject_type', 'subject_id', 'details'])
    .orderBy(query.sort, query.descending ? 'desc' : 'asc')
    .orderBy('id', query.descending ? 'desc' : 'asc')
    .limit(query.size)
    .offset(offsetOf(query))
    .execute();
  return { total, rows: rows.map(toEntry) };
}

/** Whom and what the entries seen by the viewer speak of: the choices of a filter. */
export async function listAuditChoices(sql: Kysely<Tables>, viewer: Viewer): Promise<{ actions: string[]; users: { id: string; name: string }[] }> {
  const everything: AuditQuery = { page: 1, size: 1, sort: 'at', descending: true };
  const actions = await seenEntries(sql, viewer, everything).select('action').distinct().orderBy('action').execute();
  const users = await seenEntries(sql, viewer, everything)
    .where('user_id', 'is not', null)
    .groupBy('user_id')
    .select(['user_id', raw<string>`(array_agg(user_name order by at desc))[1]`.as('name')])
    .orderBy(raw`2`)
    .execute();
  return { actions: actions.map(({ action }) => action), users: users.map((row) => ({ id: row.user_id ?? '', name: row.name ?? '' })) };
}

function seenEntries(sql: Kysely<Tables>, viewer: Viewer, query: AuditQuery) {
  const scope = scopeOf(viewer, 'audit-log');
  return sql
    .selectFrom('audit_entry')
    .$if(scope !== 'all', (q) => q.where('user_id', '=', scope === 'own' ? viewer.userId : null))
    .$if(isLimited(viewer, 'audit-log', 'read', 'not-of-owner'), (q) => q.where('role', '<>', 'owner'))
    .$if(query.userId !== undefined, (q) => q.where('user_id', '=', query.userId ?? ''))
    .$if(query.action !== undefined, (q) => q.where('action', '=', query.action ?? ''))
    .$if(query.from !== undefined, (q) => q.where('at', '>=', query.from ?? new Date(0)))
    .$if(query.to !== undefined, (q) => q.where('at', '<', query.to ?? new Date(0)));
}

interface Row {
  id: number;
  at: Date;
  user_id: string | null;
  user_name: string | null;
  role: string;
  token_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  details: Record<string, unknown>;
}

function toEntry(row: Row): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    userId: row.user_id,
    userName: row.user_name,
    role: row.role,
    via: row.token_id !== null ? 'token' : row.user_id === null ? 'command-line' : 'screen',
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    details: row.details,
  };
}
