import { type Kysely, sql, type Transaction } from 'kysely';
import type { Day } from '#core/shared/day.ts';
import type { Tables } from '../tables.ts';

/** Who had a letter about their answers after a moment. */
export async function listReminded(database: Kysely<Tables>, since: Date): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select distinct user_id as id from answer_reminder where sent_at > ${since}`.execute(database);
  return new Set(rows.map(({ id }) => id));
}

export interface Reminder {
  readonly userId: string;
  readonly email: string;
  /** The day on which the first of the answers expires. */
  readonly expiresOn: Day;
}

/** Keeps that a letter goes out; false where another had gone to the same person after a moment. */
export async function keepReminder(transaction: Transaction<Tables>, { userId, email, expiresOn }: Reminder, now: Date, since: Date): Promise<boolean> {
  await sql`select id from app_user where id = ${userId} for update`.execute(transaction);
  const { rows } = await sql`
    insert into answer_reminder (user_id, email, expires_on, sent_at)
    select ${userId}, ${email}, ${expiresOn}::date, ${now}
    where not exists (select from answer_reminder where user_id = ${userId} and sent_at > ${since}) returning id`.execute(transaction);
  return rows.length === 1;
}
