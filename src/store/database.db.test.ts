import { describe, expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { openDatabase } from './database.ts';

describe('values from the database', async () => {
  const { pool } = await freshDatabase();
  const valueOf = async (expression: string): Promise<unknown> =>
    (await pool.query<{ value: unknown }>(`SELECT ${expression} AS value`)).rows[0]?.value;

  test('bigint is a number up to the safe integers and an error beyond', async () => {
    expect(await valueOf('9007199254740991::bigint')).toBe(9007199254740991);
    await expect(valueOf('9007199254740992::bigint')).rejects.toThrow(RangeError);
    expect(await valueOf('ARRAY[1::bigint, NULL]')).toEqual([1, null]);
  });

  test('numeric keeps its digits, a date is no instant', async () => {
    expect(await valueOf('1.50::numeric')).toBe('1.50');
    expect(await valueOf("date '2026-10-31'")).toBe('2026-10-31');
    expect(await valueOf("ARRAY[date '2026-10-31', NULL]")).toEqual(['2026-10-31', null]);
    expect(await valueOf("timestamptz '2026-10-31 21:30:00+00'")).toEqual(new Date('2026-10-31T21:30:00Z'));
  });

  test('Russian letters fold and sort', async () => {
    expect(await valueOf("lower('ПРИВЕТ, Ёлка')")).toBe('привет, ёлка');
    const { rows } = await pool.query<{ word: string }>(
      `SELECT word FROM unnest(ARRAY['Яна', 'ель', 'Ёлка', 'Жук', 'дуб']) AS word ORDER BY word COLLATE "ru-x-icu"`,
    );
    expect(rows.map(({ word }) => word)).toEqual(['дуб', 'Ёлка', 'ель', 'Жук', 'Яна']);
  });
});

test('two fresh databases do not see each other', async () => {
  const [first, second] = [await freshDatabase(), await freshDatabase()];
  await first.sql.updateTable('organisation').set({ name: 'Первая' }).execute();
  const other = openDatabase({ connectionString: second.url });
  expect(await other.sql.selectFrom('organisation').select(['name', 'time_zone', 'currency']).execute()).toEqual([
    { name: null, time_zone: 'Europe/Moscow', currency: 'RUB' },
  ]);
  await other.close();
});
