import { Problem } from '#core/shared/problem.ts';
import { schemaState, type SchemaState } from '#store/migrate.ts';
import { readMigrations } from '#store/migrations.ts';
import type { Host } from './host.ts';
import { version } from './version.ts';

const rememberMillis = 5000;

/**
 * `/healthz` says whether the database answers and its schema is ours, and the version; without that nothing of the
 * API is served. The state is looked up at most every five seconds.
 */
export async function registerHealth({ app, options, now }: Host): Promise<void> {
  const migrations = await readMigrations();
  let known: { readonly state: SchemaState | 'unreachable'; readonly until: number } | undefined;

  async function read(): Promise<SchemaState | 'unreachable'> {
    if (known !== undefined && known.state === 'current' && known.until > now()) return known.state;
    const state = await schemaState(options.database.pool, migrations).catch(() => 'unreachable' as const);
    known = { state, until: now() + rememberMillis };
    return state;
  }

  app.get('/healthz', { config: { rule: 'public', rateLimit: false } }, async (_request, reply) => {
    known = undefined;
    const schema = await read();
    const status = schema === 'current' ? 'ok' : 'failing';
    return reply.code(schema === 'current' ? 200 : 503).header('cache-control', 'no-store').send({ status, schema, version });
  });

  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api')) return;
    const schema = await read();
    if (schema === 'unreachable') throw new Problem('database-unreachable', { message: '' });
    if (schema !== 'current') throw new Problem('schema-not-ready', { schema });
  });
}
