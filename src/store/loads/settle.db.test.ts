import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { decideJoin, forgetJoin } from '#actions/joins.ts';
import type { KindId } from '#core/files/kind.ts';
import { system } from '#core/people/viewer.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { refreshCustomers } from '../entities/customers.ts';
import { refreshPurchaseDays } from '../rollups/purchase-days.ts';
import { holdingFacts } from './hold-facts.ts';
import { undoLoad } from './run-load.ts';

/*
 * After a load or an undo only what it touched is made anew. Whatever came and went in whatever order, the result is, row by row and
 * number by number, what making everything anew gives.
 */
let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});

const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const names = ['Астра', 'ООО «Астра»', 'астра', 'Борей', '7', '7707083893', 'Вега', 'ВЕГА', 'Гамма'];
const name = pick(...names);
const day = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const many = <T>(row: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(row, { minLength: 1, maxLength: 8 });

const files: Partial<Record<KindId, fc.Arbitrary<Row[]>>> = {
  orders: many(fc.record({ order_id: pick('A', 'B', 'C', 'D', 'E', 'F', null, null), date: day, customer: fc.oneof(name, fc.constant(null)), product: pick('гайка', 'болт'), amount: pick('7', '12', '-3'), rep: pick('Ким', 'Лес', null) })),
  deals: many(fc.record({ deal_id: pick('1', '2', '3', '4'), customer: fc.oneof(name, fc.constant(null)), amount: pick('10', '20'), closed_at: day, stage: pick('Успех', 'Переговоры') })),
  payments: many(fc.record({ payment_id: pick('P1', 'P2', 'P3', 'P4'), date: day, customer: name, amount: pick('5', '9') })),
  calls: many(fc.record({ call_id: pick('1', '2'), at: day, customer: name })),
  customers: many(fc.record({ name: pick('Астра', 'Борей', 'Вега'), customer_id: pick('7', '8', null), inn: pick('7707083893', null) })),
};

type Command =
  | { readonly load: KindId; readonly rows: readonly Row[]; readonly byHand: boolean }
  | { readonly undo: number }
  | { readonly join: readonly [string, string]; readonly same: boolean }
  | { readonly forget: readonly [string, string] };

const loads = Object.entries(files).map(([kind, rows]) =>
  fc.record({ load: fc.constant(kind as KindId), rows, byHand: fc.boolean() }),
);
const label = pick('name:астра', 'name:борей', 'name:вега', 'name:гамма', 'code:7');
const pair = fc.tuple(label, label).filter(([a, b]) => a !== b);
const commands = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: loads[0] as fc.Arbitrary<Command> },
    { weight: 6, arbitrary: fc.oneof(...loads) as fc.Arbitrary<Command> },
    { weight: 5, arbitrary: fc.record({ undo: fc.nat(9) }) as fc.Arbitrary<Command> },
    { weight: 1, arbitrary: fc.record({ join: pair, same: fc.boolean() }) as fc.Arbitrary<Command> },
    { weight: 1, arbitrary: fc.record({ forget: pair }) as fc.Arbitrary<Command> },
  ),
  { minLength: 4, maxLength: 14 },
);

async function standing(client: Pick<PoolClient, 'query'>): Promise<unknown> {
  const rows = async (query: string): Promise<unknown[]> => (await client.query(query)).rows;
  return {
    days: await rows('select * from purchase_day order by customer_id, day'),
    basis: await rows('select basis from purchase_basis'),
    customers: await rows('select * from customer where listed order by id'),
    names: await rows('select text, customer_id from customer_ref order by text'),
  };
}

class Enough extends Error {}

/** What stands, and what stands when all is made anew; the latter is taken back. */
async function bothWays(): Promise<{ readonly settled: unknown; readonly anew: unknown }> {
  const settled = await standing(database.pool);
  let anew: unknown = null;
  await holdingFacts(database, async (client) => {
    await refreshCustomers(client);
    await refreshPurchaseDays(client);
    anew = await standing(client);
    throw new Enough();
  }).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
  return { settled, anew };
}

/** Others who bought before, so that what is touched is the smaller part and everybody's rhythm is known. */
const others: readonly Row[] = Array.from({ length: 60 }, (_, customer) =>
  [1, 2, 3].map((nth) => ({ order_id: `${customer}/${nth}`, date: `2026-0${nth}-${String(1 + ((customer * nth) % 28)).padStart(2, '0')}`, customer: `Иной ${customer}`, product: 'гайка', amount: '4' })),
).flat();

async function walk(all: readonly Command[]): Promise<void> {
  const stand: { readonly id: number; readonly kind: KindId }[] = [];
  try {
    const { loadId: first } = await loadRows(database, 'orders', others);
    stand.push({ id: first, kind: 'orders' });
    for (const command of all) {
      if ('load' in command) {
        const { loadId } = await loadRows(database, command.load, command.rows, { byHand: command.byHand });
        stand.push({ id: loadId, kind: command.load });
      } else if ('undo' in command) {
        const [gone] = stand.splice(1 + (command.undo % Math.max(1, stand.length - 1)), 1);
        if (gone !== undefined) await undoLoad(database, gone.id, gone.kind, null);
      } else if ('join' in command) {
        const [a, b] = command.join;
        await decideJoin(database, system, { entity: 'customer', a, b, same: command.same }).catch(() => undefined);
      } else {
        const [a, b] = command.forget;
        await forgetJoin(database, system, { entity: 'customer', a, b }).catch(() => undefined);
      }
      const { settled, anew } = await bothWays();
      expect(settled).toEqual(anew);
    }
  } finally {
    for (const { id, kind } of stand) await undoLoad(database, id, kind, null);
    await database.pool.query('delete from join_decision');
  }
}

test('what a load or an undo touched is made anew as everything would be', async () => {
  await fc.assert(fc.asyncProperty(commands, walk), { numRuns: 25, endOnFailure: true });
}, 600_000);
