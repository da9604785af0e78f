import type { TokenScope } from '#core/people/rule.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { addToken, revokeToken } from '#store/access-tokens.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { findUser } from '#store/users.ts';
import { authorise } from './authorise.ts';
import { checkName } from './check-person.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** What every token of this product begins with, so that a scanner for leaked secrets knows it. */
const prefix = 'thirty_';

export interface TokenRequest {
  readonly name: string;
  /** For whom the token acts: their rights, narrowed by the scopes. */
  readonly userId: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: Date | null;
}

/** Makes a token; its secret is in the answer and nowhere else. */
export async function createToken(database: Database, viewer: Viewer, request: TokenRequest): Promise<{ id: string; secret: string }> {
  authorise(viewer, 'users', 'edit');
  const name = checkName(request.name);
  const secret = prefix + newSecret();
  return database.sql.transaction().execute(async (transaction) => {
    const user = await findUser(transaction, viewer, request.userId);
    if (user === undefined || user.disabledAt !== null) throw new Problem('user-not-found', { user: request.userId });
    const id = await addToken(transaction, { ...request, name, tokenHash: hashSecret(secret), createdBy: viewer.userId });
    const details = { name, userId: user.id, scopes: request.scopes, expiresAt: request.expiresAt };
    await record(transaction, viewer, { action: 'create-token', subjectType: 'token', subjectId: id, details });
    return { id, secret };
  });
}

export async function removeToken(database: Database, viewer: Viewer, id: string, now: Instant): Promise<void> {
  authorise(viewer, 'users', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await revokeToken(transaction, id, new Date(now)))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'revoke-token', subjectType: 'token', subjectId: id });
  });
}
