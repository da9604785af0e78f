import type { BetterAuthPlugin, DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { hashSecret } from './secrets.ts';

/**
 * A part of the sign-in library: the table of sessions holds the hash of each token, and the token itself is in the
 * cookie alone. Whoever reads the table or a backup cannot take a session over.
 */
export const hashedSessions = {
  id: 'hashed-sessions' as const,
  init: ({ adapter }) => ({ context: { adapter: { ...adapter, ...hashing(adapter), transaction: (work) => adapter.transaction((inner) => work({ ...inner, ...hashing(inner) })) } satisfies DBAdapter } }),
} satisfies BetterAuthPlugin;

type Row = Record<string, unknown>;

const isSession = ({ model }: { readonly model: string }): boolean => model === 'session';

/** The condition as it is put to the table, and the token it spoke of. */
function hashedWhere<Question extends { readonly model: string; readonly where?: Where[] }>(question: Question): { readonly asked: Question; readonly token: string | null } {
  let token: string | null = null;
  if (!isSession(question)) return { asked: question, token };
  const where = question.where?.map((one) => {
    if (one.field !== 'token') return one;
    if (typeof one.value !== 'string') return { ...one, value: [one.value].flat().map((value) => hashSecret(String(value))) };
    token = one.value;
    return { ...one, value: hashSecret(one.value) };
  });
  return { asked: { ...question, ...(where === undefined ? {} : { where }) }, token };
}

/** The library goes on with the token that it asked for, and never sees a hash in its place. */
const withToken = <T>(row: T, token: string | null): T => (token === null || row === null || typeof row !== 'object' ? row : { ...row, token });

function hashedData<Change extends { readonly model: string; readonly update: Row }>(change: Change): Change {
  const { token } = change.update;
  return isSession(change) && typeof token === 'string' ? { ...change, update: { ...change.update, token: hashSecret(token) } } : change;
}

/** The deeds of an adapter that speak of sessions, with tokens turned into hashes on their way to the table. */
function hashing(adapter: DBTransactionAdapter): Pick<DBTransactionAdapter, 'create' | 'findOne' | 'findMany' | 'update' | 'updateMany' | 'delete' | 'deleteMany' | 'count'> {
  return {
    async create(entry) {
      const token: unknown = Reflect.get(entry.data, 'token');
      if (!isSession(entry) || typeof token !== 'string') return adapter.create(entry);
      return withToken(await adapter.create({ ...entry, data: { ...entry.data, token: hashSecret(token) } }), token) as never;
    },
    async findOne<T>(question: Parameters<DBTransactionAdapter['findOne']>[0]) {
      const { asked, token } = hashedWhere(question);
      return withToken(await adapter.findOne<T>(asked), token);
    },
    findMany: (question) => adapter.findMany(hashedWhere(question).asked),
    async update<T>(change: Parameters<DBTransactionAdapter['update']>[0]) {
      const { asked, token } = hashedWhere(hashedData(change));
      return withToken(await adapter.update<T>(asked), token);
    },
    updateMany: (change) => adapter.updateMany(hashedWhere(hashedData(change)).asked),
    delete: (question) => adapter.delete(hashedWhere(question).asked),
    deleteMany: (question) => adapter.deleteMany(hashedWhere(question).asked),
    count: (question) => adapter.count(hashedWhere(question).asked),
  };
}
