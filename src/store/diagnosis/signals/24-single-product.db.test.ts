import { beforeAll, expect, test } from 'vitest';
import { addDays } from '#core/shared/day.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';
import { singleProductPrice } from './24-single-product-price.ts';

let database: Database;
let frame: Frame;

const line = (order: string, day: string, rep: string, customer: string, product: string, amount: number, more: Row = {}): Row =>
  ({ order_id: order, date: `${day}T12:00:00+03:00`, rep, customer, product, amount: String(amount), ...more });

const categories: Readonly<Record<string, string>> = { болт: 'Метизы', гайка: 'Метизы', дрель: 'Инструмент' };
const sold = (order: string, rep: string, customer: string, product: string, amount: number): Row =>
  line(order, '2026-03-10', rep, customer, product, amount, { category: categories[product] ?? null });

/** Twenty orders of a rep, one a day. */
const twenty = (rep: string, from: string, first: number, count = 20): Row[] =>
  Array.from({ length: count }, (_, at) => line(`${rep}${from}${at}`, addDays(from, at), rep, 'Прочие', 'болт', first + at));

const wins = (rep: string, product: string, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ deal_id: `${rep}${product}${at}`, rep, product, outcome: 'won', created_at: '2026-02-01T10:00:00Z', closed_at: '2026-03-01T10:00:00Z' }));

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'orders', [
    sold('o1', 'А', 'К1', 'болт', 600), sold('o1', 'А', 'К1', 'дрель', 1200),
    sold('o2', 'Б', 'К2', 'болт', 700), sold('o2', 'Б', 'К2', 'гайка', 100),
    // The drill of o3 came back, so it is one category; of o4 one category is not known.
    sold('o3', 'А', 'К3', 'болт', 500), sold('o3', 'А', 'К3', 'дрель', 300), { ...sold('o3', 'А', 'К3', 'дрель', 300), kind: 'return' },
    sold('o4', 'Б', 'К4', 'болт', 400), sold('o4', 'Б', 'К4', 'неведомое', 10),
    sold('o6', 'В', 'К1', 'болт', 600),
    line('old', '2025-06-30', 'В', 'К2', 'дрель', 900, { category: 'Инструмент' }),
    // 2024: sizes of Г fell from 101…120 to 1…20, those of Д rose the same way, Е has nineteen now.
    ...twenty('Г', '2024-08-01', 101), ...twenty('Г', '2024-11-01', 1), ...twenty('Д', '2024-08-01', 1), ...twenty('Д', '2024-11-01', 101),
    ...twenty('Е', '2024-08-01', 101), ...twenty('Е', '2024-11-01', 1, 19),
  ]);
  await loadRows(database, 'deals', [...wins('А', 'болт', 15), ...wins('А', 'дрель', 5), ...wins('Б', 'болт', 10), ...wins('Б', 'дрель', 10), ...wins('В', 'гайка', 10)]);
  await loadRows(database, 'customers', [{ name: 'К1', size: '50', potential: '1000000' }, { name: 'К2', size: '10' }, { name: 'К3' }, { name: 'К4', potential: '5' }, { name: 'Прочие' }]);
  frame = await frameAsOf(database, '2026-07-01');
});

test('S24.1: one order of four has two categories; what came back and what is unknown make none', async () => {
  expect(await readSignal(frame, 'S24.1')).toMatchObject({ numerator: 1, denominator: 4, from: '2025-07-01', to: '2026-07-01' });
});

test('S24.2: the median customer buys one category, the one returned not counted', async () => {
  // К1 two, К2, К3 and К4 one each: with the returned drill the median would be 1.5.
  expect(await readSignal(frame, 'S24.2')).toMatchObject({ value: 1, sample: 4 });
});

test('S24.3: fifteen bolts of twenty against half of the department', async () => {
  // Bolts are 25 wins of 50, drills 15: А 0.75 − 0.5, Б 0.5 − 0.3 on drills; В has ten wins and is not judged.
  const reading = await readSignal(frame, 'S24.3');
  expect(reading).toMatchObject({ sample: 2 });
  expect(reading.value).toBeCloseTo(0.25, 12);
});

test('S24.4: what at least half of the others sell and a rep never did', async () => {
  // А lacks the nut (1 of bolt and nut), Б the drill (1 of bolt and drill), В both (2 of 3); the unknown thing is sold by Б alone.
  // With it А lacks 2 of 3, В 3 of 4: (2/3 + 1/2 + 3/4) / 3.
  const reading = await readSignal(frame, 'S24.4');
  expect(reading.value).toBeCloseTo((2 / 3 + 1 / 2 + 3 / 4) / 3, 12);
});

test('S24.5: one customer of five has both size and potential', async () => {
  expect(await readSignal(frame, 'S24.5')).toMatchObject({ numerator: 1, denominator: 5 });
});

test('S24.9: one rep fell as far as another rose; the worst of two looks a little less bad', async () => {
  // U of 20 against 20 without overlap: z = ∓200 / √(400 · 41 / 12) = ∓5.41; the lower of two by chance lies twice as often there: −5.2845.
  const autumn = await frameAsOf(database, '2025-01-01');
  const reading = await readSignal(autumn, 'S24.9');
  expect(reading).toMatchObject({ sample: 2 });
  expect(reading.value).toBeCloseTo(-5.2845, 3);
  const page = await readSignalRows(autumn, 'S24.9', { hitsOnly: true, offset: 0, limit: 10 });
  expect(page?.rows.map(({ title }) => title)).toEqual(['Г']);
  expect(page?.rows[0]?.figure).toBeCloseTo(-200 / Math.sqrt((400 * 41) / 12), 10);
  expect(await readSignal(frame, 'S24.9')).toMatchObject({ reason: 'too-few' });
});

test('the price is what peers of the class would spend on what is lacking, within the potential', async () => {
  // Revenue К1 2400, К2 800, К3 500, К4 410: before К2 lie 58 %, К3 78 %, К4 90 %. A: К1, К2, К3; B: К4.
  // In A fasteners are bought by all, tools by К1 alone: К2 and К3 lack them, each 1/3 × 1200 a year. К4 is alone in its class.
  expect(await singleProductPrice(frame)).toMatchObject({ amount: Math.round((2 * 400 * 100) / 12), inputs: { margin: 1 } });
});
