import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { beginLoad } from '#actions/loads.ts';
import { changeOrganisation } from '#actions/organisation.ts';
import type { KindId } from '#core/files/kind.ts';
import { system } from '#core/people/viewer.ts';
import { listLoads, type LoadOptions } from '#store/loads/load-log.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadFile } from './load-file.ts';
import { previewFile } from './preview-file.ts';

let database: FreshDatabase;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-vat-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await freshDatabase();
});

async function written(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function load(kind: KindId, path: string, options: LoadOptions = {}) {
  const loadId = await beginLoad(database, system, { kind, fileName: 'file', fileBytes: 1, filePath: path, options });
  return loadFile(database, { loadId, path, kind, options });
}

const lines = async () => (await database.pool.query<{ amount: number; given: number | null }>('select amount, amount_given as given from order_line order by at, line')).rows;
const orders = (...rows: readonly string[]): string => `Номер заказа;Дата;Клиент;Сумма\n${rows.join('\n')}\n`;

test('what was said of a file holds for the next one with its header, until something else is said', async () => {
  const january = await written('january.csv', orders('1;15.01.2026;Астра;100,00'));
  const february = await written('february.csv', orders('2;15.02.2026;Астра;100,00', '3;xx;Астра;5'));
  await load('orders', january, { vat: 'excluded' });
  expect((await previewFile(database, february, 'february.csv', 'auto', {})).vat).toBe('excluded');
  expect(await load('orders', february)).toMatchObject({ inserted: 1, rejected: 1 });
  expect(await lines()).toEqual([{ amount: 12_200, given: 10_000 }, { amount: 12_200, given: 10_000 }]);
  expect(await load('orders', january)).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
  await load('orders', february, { vat: 'included' });
  expect((await lines()).map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([10_000, 12_200, 12_200]);
  expect((await previewFile(database, january, 'january.csv', 'auto', {})).vat).toBe('included');
  const { rows } = await listLoads(database.sql, system, { page: 1, size: 10, sort: 'createdAt', descending: false });
  expect(rows.map(({ vatIncluded, vatSaid }) => [vatIncluded, vatSaid])).toEqual([[false, true], [false, true], [false, true], [true, true]]);
});

test('the rows that were left out come back corrected with the same word', async () => {
  await load('orders', await written('first.csv', orders('1;15.01.2026;Астра;100,00', '2;xx;Астра;100,00')), { vat: 'excluded' });
  const corrected = await written('rejects.csv', 'Номер заказа;Дата;Клиент;Сумма;почему не загружено\n2;16.01.2026;Астра;100,00;дата\n');
  expect(await load('orders', corrected)).toMatchObject({ inserted: 1 });
  expect((await lines()).map(({ amount }) => amount)).toEqual([12_200, 12_200]);
});

test('a preview says nothing of VAT where a file has no sums, and that nobody said anything where it has', async () => {
  const deals = await written('deals.csv', 'ID;Название сделки;Этап сделки;Дата создания сделки\n1;Поставка;Счёт;01.02.2026\n');
  expect((await previewFile(database, deals, 'deals.csv', 'deals', {})).vat).toBeUndefined();
  const plain = await written('plain.csv', orders('1;15.01.2026;Астра;100,00'));
  expect((await previewFile(database, plain, 'plain.csv', 'orders', {})).vat).toBeNull();
});

test('an organisation that comes to count without VAT reads the next export of the same shape as the last one', async () => {
  const january = await written('january.csv', orders('1;15.01.2026;Астра;122,00'));
  await load('orders', january);
  await changeOrganisation(database, system, { vatIncluded: false, loadedSums: 'recalculate' });
  expect(await load('orders', january)).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
  await load('orders', await written('february.csv', orders('2;15.02.2026;Астра;244,00')));
  expect((await lines()).map(({ amount }) => amount)).toEqual([10_000, 20_000]);
});

test('CommerceML of 1C goes the same way', async () => {
  const order = `<Документ><Ид>1</Ид><Номер>А-1</Номер><Дата>2026-01-15</Дата><ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль>
    <Контрагенты><Контрагент><Ид>k1</Ид><Наименование>Астра</Наименование><Роль>Покупатель</Роль></Контрагент></Контрагенты>
    <Товары><Товар><Ид>t1</Ид><Наименование>Гайка</Наименование><ЦенаЗаЕдиницу>61</ЦенаЗаЕдиницу><Количество>2</Количество><Сумма>122</Сумма></Товар></Товары></Документ>`;
  await changeOrganisation(database, system, { vatIncluded: false });
  const path = await written('1c.xml', `<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="2.05">${order}</КоммерческаяИнформация>`);
  expect((await previewFile(database, path, '1c.xml', 'auto', {})).kind).toBe('orders');
  await load('orders', path, { vat: 'included' });
  expect(await lines()).toEqual([{ amount: 10_000, given: 12_200 }]);
});
