import { type Kysely, sql, type Transaction } from 'kysely';
import type { AskedRole } from '#core/diagnosis/vocabulary.ts';
import type { Role } from '#core/people/viewer.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from '../tables.ts';

/** A part of the survey handed over by a link. */
export interface Questionnaire {
  readonly id: number;
  readonly as: AskedRole;
  /** For whom it was made, in the words of who made it. */
  readonly note: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** When its holder first opened it; never kept of a rep. */
  readonly openedAt: Date | null;
}

export const questionnaireSorts = ['createdAt', 'note', 'expiresAt'] as const;
export type QuestionnaireQuery = PageRequest<(typeof questionnaireSorts)[number]>;

const orders = { createdAt: sql`q.created_at`, note: sql`q.note collate "ru-x-icu"`, expiresAt: sql`q.expires_at` };

/** Links for the roles given, spent ones too. */
export async function listQuestionnaires(database: Kysely<Tables>, roles: readonly AskedRole[], query: QuestionnaireQuery): Promise<Page<Questionnaire>> {
  const seen = sql`from questionnaire q left join app_user u on u.id = q.created_by where q.asked_as = any(${[...roles]}::text[])`;
  const { rows: totals } = await sql<{ total: number }>`select count(*)::int as total ${seen}`.execute(database);
  const { rows } = await sql<Questionnaire>`
    select q.id, q.asked_as as as, q.note, u.name as "createdBy", q.created_at as "createdAt", q.expires_at as "expiresAt", q.ended_at as "endedAt", q.opened_at as "openedAt"
    ${seen} order by ${orders[query.sort]} ${query.descending ? sql`desc` : sql`asc`}, q.id limit ${query.size} offset ${offsetOf(query)}`.execute(database);
  return { total: totals[0]?.total ?? 0, rows };
}

export interface NewQuestionnaire {
  readonly as: AskedRole;
  readonly note: string;
  readonly secretHash: string;
  readonly asksAboutHead: boolean;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function addQuestionnaire(transaction: Transaction<Tables>, added: NewQuestionnaire): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into questionnaire (asked_as, note, secret_hash, asks_about_head, created_by, created_at, expires_at)
    values (${added.as}, ${added.note}, ${added.secretHash}, ${added.asksAboutHead}, ${added.createdBy}, ${added.createdAt}, ${added.expiresAt}) returning id`.execute(transaction);
  return rows[0]?.id ?? 0;
}

/** Ends a link of one of the roles; false where there is none that is open. */
export async function endQuestionnaire(transaction: Transaction<Tables>, id: number, roles: readonly AskedRole[], now: Date): Promise<boolean> {
  const { rows } = await sql`
    update questionnaire set ended_at = ${now}
    where id = ${id} and asked_as = any(${[...roles]}::text[]) and ended_at is null and expires_at > ${now} returning id`.execute(transaction);
  return rows.length === 1;
}

/** What the holder of a link may answer. */
export interface OpenQuestionnaire {
  readonly id: number;
  readonly as: AskedRole;
  readonly asksAboutHead: boolean;
  readonly expiresAt: Date;
}

/** The link of this secret while it is open. */
export async function findOpenQuestionnaire(database: Kysely<Tables>, secretHash: string, now: Date): Promise<OpenQuestionnaire | undefined> {
  const { rows } = await sql<OpenQuestionnaire>`
    select id, asked_as as as, asks_about_head as "asksAboutHead", expires_at as "expiresAt" from questionnaire
    where secret_hash = ${secretHash} and ended_at is null and expires_at > ${now}`.execute(database);
  return rows[0];
}

/** Keeps when a link was first opened, unless it is a rep's. */
export async function markOpened(database: Kysely<Tables>, id: number, now: Date): Promise<void> {
  await sql`update questionnaire set opened_at = ${now} where id = ${id} and opened_at is null and asked_as <> 'rep'`.execute(database);
}

/** A user whose role is asked. */
export interface AskedUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Everyone with access whose role is asked, by name. */
export async function listAskedUsers(database: Kysely<Tables>): Promise<AskedUser[]> {
  const { rows } = await sql<AskedUser>`
    select id, name, email, role from app_user
    where disabled_at is null and role in ('owner', 'head-of-sales', 'team-lead', 'rep') order by name collate "ru-x-icu", id`.execute(database);
  return rows;
}

/** Whether anyone with access is head of sales. */
export async function hasHeadOfSales(database: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from app_user where role = 'head-of-sales' and disabled_at is null limit 1`.execute(database);
  return rows.length > 0;
}

/** How many links for reps are open. */
export async function countRepLinks(database: Kysely<Tables>, now: Date): Promise<number> {
  const { rows } = await sql<{ links: number }>`select count(*)::int as links from questionnaire where asked_as = 'rep' and ended_at is null and expires_at > ${now}`.execute(database);
  return rows[0]?.links ?? 0;
}
