import { type Kysely, sql as raw, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Puts a new set-up code in the place of any before it. */
export async function writeSetUpCode(sql: Kysely<Tables>, codeHash: string): Promise<void> {
  await sql
    .insertInto('set_up_code')
    .values({ code_hash: codeHash })
    .onConflict((c) => c.column('id').doUpdateSet({ code_hash: codeHash, created_at: raw`now()` }))
    .execute();
}

/** The set-up code's hash; undefined once used. In a transaction, nobody else can use it meanwhile. */
export async function lockSetUpCode(transaction: Transaction<Tables>): Promise<string | undefined> {
  const row = await transaction.selectFrom('set_up_code').select('code_hash').forUpdate().executeTakeFirst();
  return row?.code_hash;
}

export async function removeSetUpCode(sql: Kysely<Tables>): Promise<void> {
  await sql.deleteFrom('set_up_code').execute();
}

/** Adds a one-time link for the user; earlier unused ones stop working. */
export async function addPasswordReset(
  transaction: Transaction<Tables>,
  reset: { readonly userId: string; readonly tokenHash: string; readonly expiresAt: Date },
): Promise<void> {
  await transaction.deleteFrom('password_reset').where('user_id', '=', reset.userId).where('used_at', 'is', null).execute();
  await transaction
    .insertInto('password_reset')
    .values({ user_id: reset.userId, token_hash: reset.tokenHash, expires_at: reset.expiresAt })
    .execute();
}

/** Uses up the link; the user it was for, or undefined when it is spent, past its time or unknown. */
export async function takePasswordReset(
  transaction: Transaction<Tables>,
  tokenHash: string,
  now: Date,
): Promise<string | undefined> {
  const row = await transaction
    .updateTable('password_reset')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('user_id')
    .executeTakeFirst();
  return row?.user_id;
}
