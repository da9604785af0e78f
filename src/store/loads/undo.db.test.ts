import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KindId } from '#core/files/kind.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import { undoLoad } from './run-load.ts';

/*
 * A model of loads: what is current of a key is what a person, else the newest load that is not undone, brought
 * last; and an undo leaves exactly what the other loads alone would have made.
 */
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

interface File {
  readonly rows: readonly Row[];
  readonly byHand: boolean;
}

interface Kind {
  readonly id: KindId;
  readonly rows: fc.Arbitrary<Row[]>;
  /** The rows that are current when these files stand, oldest first, in the form of `current`. */
  readonly expected: (files: readonly File[]) => string[];
  readonly current: string;
}

const rank = (files: readonly File[]): File[] => [...files.filter((file) => !file.byHand), ...files.filter((file) => file.byHand)];
const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const deals: Kind = {
  id: 'deals',
  rows: fc.uniqueArray(
    fc.record({ deal_id: pick('1', '2', '3', '4'), customer: pick('Астра', 'Борей', null), amount: pick('10', '20.5'), rep: pick('Ким', null) }),
    { selector: (row) => row.deal_id, minLength: 1, maxLength: 4 },
  ),
  expected: (files) => {
    const byKey = new Map<string, string>();
    for (const { rows } of rank(files)) for (const row of rows) byKey.set(String(row['deal_id']), `${row['deal_id']}|${row['customer'] ?? ''}|${Number(row['amount']) * 100}|${row['rep'] ?? ''}`);
    return [...byKey.values()].sort();
  },
  current: `select concat_ws('|', r.text, coalesce(c.name, ''), d.amount, coalesce(e.name, '')) as row
            from deal d join deal_ref r on r.id = d.deal_ref left join customer_ref cr on cr.id = d.customer_ref
            left join customer c on c.id = cr.customer_id and c.listed
            left join employee_ref er on er.id = d.employee_ref left join employee e on e.id = er.employee_id and e.listed
            where d.current order by 1`,
};

const days = ['2026-03-01', '2026-03-02'];
const orders: Kind = {
  id: 'orders',
  rows: fc.array(
    fc.record({ order_id: pick('A', 'B', null), date: pick(...days), customer: pick('Астра', 'Борей'), product: pick('гайка', 'болт'), amount: pick('7', '-3') }),
    { minLength: 1, maxLength: 5 },
  ),
  expected: (files) => {
    const orderOf = (row: Row): string => row['order_id'] ?? `${row['customer']} ${row['date']}`;
    const byOrder = new Map<string, string[]>();
    for (const { rows } of rank(files)) {
      for (const [key, lines] of Map.groupBy(rows, orderOf)) {
        byOrder.set(key, lines.map((row) => `${row['order_id'] ?? ''}|${row['date']}|${row['customer']}|${row['product']}|${Number(row['amount']) * 100}`));
      }
    }
    return [...byOrder.values()].flat().sort();
  },
  current: `select concat_ws('|', coalesce(o.code, ''), (l.at at time zone 'Europe/Moscow')::date, c.name, p.name, l.amount) as row
            from sales_order o join order_line l on l.order_id = o.id join customer_ref cr on cr.id = l.customer_ref
            join customer c on c.id = cr.customer_id and c.listed join product_ref pr on pr.id = l.product_ref
            join product p on p.id = pr.product_id and p.listed
            where o.current order by 1`,
};

const query = async (sql: string): Promise<string[]> => (await database.pool.query<{ row: string }>(sql)).rows.map(({ row }) => row).sort();

/** What each customer bought on each day, straight from the facts. */
const bought = `select concat_ws('|', r.customer_id, (l.at at time zone 'Europe/Moscow')::date, sum(l.amount)) as row
  from order_line l join sales_order o on o.id = l.order_id and o.current join customer_ref r on r.id = l.customer_ref
  group by r.customer_id, (l.at at time zone 'Europe/Moscow')::date`;
const rolledUp = "select concat_ws('|', customer_id, day, amount) as row from purchase_day";

type Command = { readonly load: File } | { readonly undo: number };

const commandsOf = (kind: Kind): fc.Arbitrary<Command[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ load: fc.record({ rows: kind.rows, byHand: fc.boolean() }) }) },
      { weight: 2, arbitrary: fc.record({ undo: fc.nat(9) }) },
    ),
    { minLength: 2, maxLength: 9 },
  );

async function check(kind: Kind, standing: readonly { readonly file: File }[]): Promise<void> {
  const files = standing.map(({ file }) => file);
  expect(await query(kind.current)).toEqual(kind.expected(files));
  const mentioned = [...new Set(files.flatMap(({ rows }) => rows.flatMap((row) => row['customer'] ?? [])))].sort();
  expect(await query('select name as row from customer where listed')).toEqual(mentioned);
  if (kind.id === 'orders') expect(await query(rolledUp)).toEqual(await query(bought));
}

async function walk(kind: Kind, commands: readonly Command[]): Promise<void> {
  const standing: { readonly id: number; readonly file: File }[] = [];
  try {
    for (const command of commands) {
      if ('load' in command) {
        const { loadId } = await loadRows(database, kind.id, command.load.rows, { byHand: command.load.byHand });
        standing.push({ id: loadId, file: command.load });
      } else {
        const [undone] = standing.splice(command.undo % Math.max(1, standing.length), 1);
        if (undone === undefined) continue;
        await undoLoad(database, undone.id, kind.id, null);
      }
      await check(kind, standing);
    }
  } finally {
    for (const { id } of standing) await undoLoad(database, id, kind.id, null);
  }
  const left = `select concat_ws(' ', (select count(*) from deal), (select count(*) from sales_order), (select count(*) from order_line),
    (select count(*) from assertion), (select count(*) from load_mention), (select count(*) from purchase_day)) as row`;
  expect(await query(left)).toEqual(['0 0 0 0 0 0']);
}

describe('loads and undos in any order leave what the loads that stand would have made', () => {
  test.each([deals, orders])('$id', async (kind) => {
    await fc.assert(fc.asyncProperty(commandsOf(kind), (commands) => walk(kind, commands)), { numRuns: 20, endOnFailure: true });
    expect(await query("select status as row from load where status <> 'undone'")).toEqual([]);
  }, 600_000);
});

describe('an undo says what it did', () => {
  const deal = (id: string, amount: string): Row => ({ deal_id: id, amount });
  test('removed, restored, kept', async () => {
    const first = await loadRows(database, 'deals', [deal('1', '10'), deal('2', '10'), deal('3', '10')]);
    const second = await loadRows(database, 'deals', [deal('1', '20'), deal('2', '10'), deal('4', '5')]);
    const hand = await loadRows(database, 'deals', [deal('4', '6')], { byHand: true });
    expect(await undoLoad(database, second.loadId, 'deals', null)).toEqual({ removed: 0, restored: 1, kept: 2 });
    expect(await undoLoad(database, first.loadId, 'deals', null)).toEqual({ removed: 3, restored: 0, kept: 0 });
    expect(await undoLoad(database, hand.loadId, 'deals', null)).toEqual({ removed: 1, restored: 0, kept: 0 });
  });

  test('a load that is undone already is refused', async () => {
    const { loadId } = await loadRows(database, 'deals', [deal('1', '10')]);
    await undoLoad(database, loadId, 'deals', null);
    await expect(undoLoad(database, loadId, 'deals', null)).rejects.toMatchObject({ code: 'load-not-undoable' });
  });
});
