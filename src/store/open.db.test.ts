import { expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { dataFolder } from '#test/embedded.ts';
import { isAlive, readPostmaster } from './embedded/postmaster.ts';
import { schemaState } from './migrate.ts';
import { openStore } from './open.ts';

test('without an address: the embedded server in the data folder, migrated, stopped by the close', async () => {
  const folder = await dataFolder();
  const store = await openStore({ dataFolder: folder, databaseUrl: null });
  expect(store.isEmbedded).toBe(true);
  expect(await schemaState(store.pool)).toBe('current');
  const other = await openStore({ dataFolder: '/nowhere', databaseUrl: store.url });
  await other.sql.updateTable('organisation').set({ currency: 'KZT' }).execute();
  await other.close();
  expect(await store.sql.selectFrom('organisation').select('currency').executeTakeFirst()).toEqual({ currency: 'KZT' });
  const server = await readPostmaster(`${folder}/postgres`);
  await store.close();
  expect(isAlive(server?.pid ?? 0)).toBe(false);
});

test('with an address: that server, and nothing else changes', async () => {
  const { url } = await freshDatabase();
  const store = await openStore({ dataFolder: '/nowhere', databaseUrl: url });
  expect(store).toMatchObject({ isEmbedded: false, url });
  await store.close();
});

test('a server that does not answer is said so, without its password', async () => {
  const opening = openStore({ dataFolder: '/nowhere', databaseUrl: 'postgres://ivan:hunter2@127.0.0.1:1/thirty' });
  await expect(opening).rejects.toMatchObject({ code: 'database-unreachable' });
  await expect(opening).rejects.not.toMatchObject({ details: { message: expect.stringContaining('hunter2') } });
});

test('a newer schema is refused and nothing stays running', async () => {
  const folder = await dataFolder();
  const store = await openStore({ dataFolder: folder });
  await store.pool.query(`INSERT INTO schema_migration VALUES (9999, '9999-later', 'x')`);
  await store.close();
  await expect(openStore({ dataFolder: folder })).rejects.toMatchObject({ code: 'schema-newer', details: { database: 9999 } });
  expect(await readPostmaster(`${folder}/postgres`)).toBeUndefined();
});
