import { beforeEach, expect, test } from 'vitest';
import { system } from '#core/people/viewer.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';
import { changeOrganisation } from './organisation.ts';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await loadRows(database, 'orders', [{ order_id: '1', date: '2026-10-31T21:30:00Z', customer: 'Ромашка', amount: '100' }]);
});

const days = async () => (await database.pool.query<{ day: string }>('select day from purchase_day')).rows.map(({ day }) => day);

test('another time zone moves purchases to other local days at once', async () => {
  expect(await days()).toEqual(['2026-11-01']);
  await changeOrganisation(database, system, { timeZone: 'Europe/London' });
  expect(await days()).toEqual(['2026-10-31']);
  await changeOrganisation(database, system, { timeZone: 'Asia/Vladivostok', name: 'Опора' });
  expect(await days()).toEqual(['2026-11-01']);
});

test('a change waits for no file that is being loaded unless it moves purchases, and then says so', async () => {
  const loading = await database.pool.connect();
  try {
    await loading.query('begin; select pg_advisory_xact_lock(3030)');
    await changeOrganisation(database, system, { name: 'Опора', timeZone: 'Europe/Moscow', currency: 'RUB' });
    const before = await tableContents(database);
    await expect(changeOrganisation(database, system, { timeZone: 'Asia/Omsk' })).rejects.toMatchObject({ code: 'facts-busy' });
    expect(await tableContents(database)).toEqual(before);
  } finally {
    await loading.query('rollback');
    loading.release();
  }
});
