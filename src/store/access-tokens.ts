import { type Kysely, sql as raw, type Transaction } from 'kysely';
import { mayDo } from '#core/people/rights.ts';
import type { TokenScope } from '#core/people/rule.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from './tables.ts';

export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly userName: string;
  readonly scopes: TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export const tokenSorts = ['createdAt', 'name', 'lastUsedAt'] as const;
export type TokenQuery = PageRequest<(typeof tokenSorts)[number]>;

const sortColumns = { createdAt: raw`t.created_at`, name: raw`t.name collate "ru-x-icu"`, lastUsedAt: raw`t.last_used_at` };

/** Tokens that are not revoked; the secret itself is nowhere. */
export async function listTokens(sql: Kysely<Tables>, viewer: Viewer, query: TokenQuery): Promise<Page<AccessToken>> {
  const living = sql
    .selectFrom('access_token as t')
    .innerJoin('app_user as u', 'u.id', 't.user_id')
    .where('t.revoked_at', 'is', null)
    .$if(!mayDo(viewer, 'users', 'edit'), (q) => q.where(raw<boolean>`false`));
  const { total } = await living.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await living
    .select([
      't.id',
      't.name',
      'u.id as userId',
      'u.name as userName',
      't.scopes',
      't.created_at as createdAt',
      't.expires_at as expiresAt',
      't.last_used_at as lastUsedAt',
    ])
    .orderBy(raw`${sortColumns[query.sort]} ${query.descending ? raw`desc nulls last` : raw`asc nulls last`}`)
    .orderBy('t.id')
    .limit(query.size)
    .offset(offsetOf(query))
    .execute();
  return { total, rows };
}

export interface NewToken {
  readonly userId: string;
  readonly name: string;
  readonly tokenHash: string;
  readonly scopes: readonly TokenScope[];
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
}

export async function addToken(transaction: Transaction<Tables>, token: NewToken): Promise<string> {
  const { id } = await transaction
    .insertInto('access_token')
    .values({
      user_id: token.userId,
      name: token.name,
      token_hash: token.tokenHash,
      scopes: [...token.scopes],
      created_by: token.createdBy,
      expires_at: token.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Revokes a living token; false when there is none of this id. */
export async function revokeToken(transaction: Transaction<Tables>, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('access_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
