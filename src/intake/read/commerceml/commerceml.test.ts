import { describe, expect, test, vi } from 'vitest';
import { fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers, type RowValues } from '#core/files/check-row.ts';
import { guessMapping } from '#core/files/guess.ts';
import { noSharedData, sharedData } from '../fixtures/shared-data.ts';
import { encoded } from '../fixtures/packed-bytes.ts';
import { allRows, writtenFile } from '../fixtures/written-file.ts';
import { openTable } from '../open-table.ts';
import type { Table } from '../table.ts';

vi.setConfig({ testTimeout: 60_000 });

async function values(table: Table): Promise<RowValues[]> {
  const kind = fileKinds[table.kind ?? 'orders'];
  const parsers = rowParsers(kind, guessMapping(kind, table.captions, table.sample), table.captions, table.probe);
  return (await allRows(table)).map((cells) => {
    const row = parseRow(kind, parsers, cells);
    if (row.rejects !== undefined) throw new Error(JSON.stringify(row.rejects));
    return row.values;
  });
}

describe.skipIf(noSharedData)('the published samples', () => {
  const folder = `${sharedData}commerceml/dobromyslov/`;

  test('an answer of a shop in windows-1251: two orders, eight lines, two customers', async () => {
    const table = await openTable(`${folder}bitrix-query-response-full.xml`);
    expect(table).toMatchObject({ format: 'commerceml', encoding: 'windows-1251', sheet: 'Заказы', kind: 'orders' });
    expect(table.sheets).toEqual([
      { name: 'Заказы', rows: 8, kind: 'orders' },
      { name: 'Контрагенты', rows: 2, kind: 'customers' },
    ]);
    const lines = await values(table);
    expect(lines[0]).toMatchObject({
      order_id: '132',
      date: '2021-02-11T18:45:21',
      customer: '38#catalog_exchange#',
      sku: '910e89e5-205e-4d95-872a-0a0255c42f02',
      product: 'Hello Kitty toothbrush for 3~6 years old,2pcs',
      quantity: '1',
      price: '231.74',
      amount: '231.74',
      currency: 'RUB',
      kind: 'sale',
    });
    const total = (order: string): number => lines.filter((line) => line['order_id'] === order).reduce((sum, line) => sum + Math.round(Number(line['amount']) * 100), 0);
    expect(total('132')).toBe(231_74);
    expect(total('133')).toBe(14_380_58);
  });

  test('an answer without orders is a table without rows', async () => {
    const table = await openTable(`${folder}bitrix-query-response-empty.xml`);
    expect(await allRows(table)).toEqual([]);
  });

  test('36 goods', async () => {
    const goods = await values(await openTable(`${folder}import0_1.xml`));
    expect(goods).toHaveLength(36);
    expect(goods[0]).toMatchObject({ category: 'Коврики для дома' });
  });

  test('283 goods in 13 nested groups', async () => {
    const goods = await values(await openTable(`${folder}import0_1_with_nested_groups.xml`));
    expect(goods).toHaveLength(283);
    expect(goods[0]).toEqual({
      sku: 'bd8c4e15-18f9-11e7-80c2-0cc47ab29cd1',
      name: 'Портативный коврик Portable 140x200x1 см, Деревянные лошадки',
      category: 'Детские товары / Коврики для дома',
      price: null,
    });
  });

  test('44 offers with prices', async () => {
    const offers = await values(await openTable(`${folder}offers0_1.xml`));
    expect(offers).toHaveLength(44);
    expect(offers[0]).toMatchObject({ sku: 'bd8c4e15-18f9-11e7-80c2-0cc47ab29cd1', price: '100' });
    expect(offers.every((offer) => offer['price'] !== null)).toBe(true);
  });

  test('a shop that writes its prices into the goods', async () => {
    const [product] = await values(await openTable(`${sharedData}commerceml/rshkabko/import_1.xml`));
    expect(product).toMatchObject({ name: 'iMac edited', price: '1002' });
  });
});

const line = (id: string, amount: string, service = false): string =>
  `<Товар><Ид>${id}</Ид><Наименование>Товар ${id}</Наименование><ЦенаЗаЕдиницу>${amount}</ЦенаЗаЕдиницу><Количество>1</Количество><Сумма>${amount}</Сумма>${
    service ? '<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>ТипНоменклатуры</Наименование><Значение>Услуга</Значение></ЗначениеРеквизита></ЗначенияРеквизитов>' : ''
  }</Товар>`;

const party =
  '<Контрагенты><Контрагент><Ид>c1</Ид><Наименование>ООО &quot;Ромашка&quot;</Наименование><ИНН>7707083893</ИНН><Роль>Покупатель</Роль><АдресРегистрации><АдресноеПоле><Тип>Регион</Тип><Значение>Москва</Значение></АдресноеПоле></АдресРегистрации><Контакты><Контакт><Тип>Телефон рабочий</Тип><Значение>8 495 123-45-67</Значение></Контакт><Контакт><Тип>Почта</Тип><Значение>a@b.ru</Значение></Контакт></Контакты></Контрагент></Контрагенты>';

function document(id: string, number: string, operation: string, body: string, extra = ''): string {
  return `<Документ><Ид>${id}</Ид><Номер>${number}</Номер><Дата>2026-10-0${id}</Дата><ХозОперация>${operation}</ХозОперация><Валюта>руб</Валюта><Сумма>100</Сумма>${party}${body}${extra}</Документ>`;
}

const goods = (...lines: readonly string[]): string => `<Товары>${lines.join('')}</Товары>`;

function exchange(...documents: readonly string[]): string {
  return `<?xml version="1.0" encoding="windows-1251"?><КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="3.1"><Контейнер>${documents.join('')}</Контейнер></КоммерческаяИнформация>`;
}

test('orders, their shipment, a return and a payment do not count one another twice', async () => {
  const text = exchange(
    document('1', '00-01', 'Заказ товара', goods(line('p1#v1', '100'), line('ORDER_DELIVERY', '30'), line('s', '5', true))),
    document('2', '00-02', 'Отпуск товара', goods(line('p1', '100'))),
    document('3', '00-03', 'Возврат товара', goods(line('p1', '40'))),
    document('4', '00-04', 'Выплата безналичных денег', '', '<Основание>1</Основание>'),
  );
  const path = writtenFile('exchange.xml', encoded(text, 'windows-1251'));
  const table = await openTable(path);
  expect(table.sheets?.map((sheet) => [sheet.name, sheet.rows])).toEqual([['Заказы', 4], ['Отгрузки', 2], ['Оплаты', 1], ['Контрагенты', 1]]);
  expect((await values(table)).map((row) => [row['order_id'], row['sku'], row['category'], row['amount'], row['kind'], row['customer']])).toEqual([
    ['1', 'p1', null, '100', 'sale', 'ООО "Ромашка"'],
    ['1', 'ORDER_DELIVERY', 'Услуга', '30', 'sale', 'ООО "Ромашка"'],
    ['1', 's', 'Услуга', '5', 'sale', 'ООО "Ромашка"'],
    ['3', 'p1', null, '40', 'return', 'ООО "Ромашка"'],
  ]);
  expect(await values(await openTable(path, { kind: 'payments' }))).toEqual([
    { payment_id: '4', date: '2026-10-04', customer: 'ООО "Ромашка"', amount: '100', currency: 'RUB', order_id: '1' },
  ]);
  expect(await values(await openTable(path, { sheet: 'Контрагенты' }))).toEqual([
    { customer_id: 'c1', name: 'ООО "Ромашка"', inn: '7707083893', phone: '+74951234567', email: 'a@b.ru', region: 'Москва' },
  ]);
});

test('a cancelled order goes to the report and not into revenue', async () => {
  const cancelled = '<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Отменен</Наименование><Значение>true</Значение></ЗначениеРеквизита></ЗначенияРеквизитов>';
  const text = exchange(document('1', '00-01', 'Заказ товара', goods(line('p1', '100')), cancelled));
  const table = await openTable(writtenFile('exchange.xml', encoded(text, 'windows-1251')));
  const parsers = rowParsers(fileKinds.orders, guessMapping(fileKinds.orders, table.captions), table.captions, table.probe);
  const [cells = []] = await allRows(table);
  expect(parseRow(fileKinds.orders, parsers, cells).rejects).toMatchObject([{ column: 'kind', value: 'отменён', code: 'choice-unknown' }]);
});
