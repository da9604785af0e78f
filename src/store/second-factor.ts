import { type Kysely, sql as raw, type Transaction } from 'kysely';
import type { Role } from '#core/people/viewer.ts';
import type { Tables } from './tables.ts';

/** How a user stands to the second step of signing in. */
export interface SecondFactorState {
  readonly on: boolean;
  /** Whether the organisation demands it of the user's role. */
  readonly demanded: boolean;
}

export async function readSecondFactor(sql: Kysely<Tables>, userId: string): Promise<SecondFactorState> {
  const row = await sql
    .selectFrom('app_user as u')
    .crossJoin('organisation as o')
    .select(['u.second_factor as on', raw<boolean>`u.role = any(o.second_factor_roles)`.as('demanded')])
    .where('u.id', '=', userId)
    .executeTakeFirst();
  return row ?? { on: false, demanded: false };
}

export async function readSecondFactorRoles(sql: Kysely<Tables>): Promise<Role[]> {
  const { second_factor_roles: roles } = await sql.selectFrom('organisation').select('second_factor_roles').executeTakeFirstOrThrow();
  return roles;
}

export async function writeSecondFactorRoles(transaction: Transaction<Tables>, roles: readonly Role[]): Promise<void> {
  await transaction.updateTable('organisation').set({ second_factor_roles: [...roles] }).execute();
}

/** Forgets secret and recovery codes of a user; false when there was no second step. */
export async function removeSecondFactor(transaction: Transaction<Tables>, userId: string): Promise<boolean> {
  const { numDeletedRows } = await transaction.deleteFrom('second_factor').where('user_id', '=', userId).executeTakeFirst();
  await transaction.updateTable('app_user').set({ second_factor: false, updated_at: raw`now()` }).where('id', '=', userId).execute();
  return numDeletedRows > 0n;
}

/** Who gave the right password and owes a code: the user of a challenge that is not yet past its time. */
export async function findChallenged(sql: Kysely<Tables>, challenge: string, now: Date): Promise<string | undefined> {
  const row = await sql
    .selectFrom('verification')
    .select('value')
    .where('identifier', '=', challenge)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.value;
}

const rememberedMillis = 180_000;

/** Takes a code of an app; false when it was taken before, though its half minute is not yet over. */
export async function spendCode(sql: Kysely<Tables>, userId: string, codeHash: string, now: Date): Promise<boolean> {
  const old = new Date(now.getTime() - rememberedMillis);
  await sql.deleteFrom('spent_code').where('user_id', '=', userId).where('spent_at', '<', old).execute();
  const { numInsertedOrUpdatedRows } = await sql
    .insertInto('spent_code')
    .values({ user_id: userId, code_hash: codeHash, spent_at: now })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
