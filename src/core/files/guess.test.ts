import { describe, expect, test } from 'vitest';
import { fileKinds } from './catalogue.ts';
import { guessKind, guessMapping, surestKind } from './guess.ts';
import { applyMap, headerKey } from './mapping.ts';
import { Problem } from '#core/shared/problem.ts';

/** The mapping in words: our column → the file's caption. */
function named(captions: readonly string[], mapping: Readonly<Record<string, number>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(mapping).map(([column, index]) => [column, captions[index]]));
}

function guess(captions: readonly string[], rows: readonly (readonly string[])[] = [], hint = ''): { kind: string | undefined; mapping: Record<string, string | undefined> } {
  const surest = surestKind(guessKind(captions, rows, hint));
  return { kind: surest?.kind, mapping: named(captions, surest?.mapping ?? {}) };
}

test('moves are told from deals by a deal that comes twice', () => {
  const captions = ['OppID', 'CreatedDate', 'StageName', 'SortOrder'];
  const rows = ['a', 'a', 'a', 'b', 'b', 'c'].map((id, index) => [id, `0${index + 1}/07/2022`, index % 2 === 0 ? 'Prospecting' : 'Qualification', '1']);
  expect(guess(captions, rows).kind).toBe('stage-moves');
});

test('the name of the file decides between payments and orders', () => {
  const captions = ['Дата', 'Клиент', 'Сумма'];
  expect(guess(captions).kind).toBe('orders');
  expect(guess(captions, [], 'Оплаты 2026.xlsx').kind).toBe('payments');
  expect(guess(captions, [], 'продажи.csv').kind).toBe('orders');
});

test('a caption whose cells are no such thing is not taken', () => {
  const captions = ['Заказ', 'Дата', 'Сумма', 'Цена'];
  const rows = [['1', '01.02.2026', 'договорная', '100'], ['2', '02.02.2026', 'договорная', '200'], ['3', '03.02.2026', '5', '7']];
  expect(guessMapping(fileKinds.orders, captions, rows)['amount']).toBeUndefined();
});

test('of equal captions the filled column is taken', () => {
  const captions = ['ID', 'Источник', 'Товар', 'Товар', 'Источник'];
  const rows = [['1', '', '', 'Стол', 'Сайт'], ['2', '', '', 'Стул', 'Звонок']];
  expect(guessMapping(fileKinds.deals, captions, rows)).toMatchObject({ source: 4, product: 3 });
  expect(guessMapping(fileKinds.deals, captions)).toMatchObject({ source: 1, product: 2 });
});

test("Bitrix24's expected close is a planned payment and never a close", () => {
  for (const caption of ['CLOSEDATE', 'Предполагаемая дата закрытия']) {
    const mapping = guessMapping(fileKinds.deals, ['ID', caption, 'CLOSED']);
    expect(mapping['planned_payment_at']).toBe(1);
    expect(mapping['closed_at']).toBeUndefined();
  }
});

test.each([
  [['Date', 'Time', 'Transaction', 'Item']],
  [['customerID', 'gender', 'tenure', 'Churn']],
  [['Table', 'Field', 'Description']],
  [['#1', '#2', '#3']],
  [[]],
])('%o is no kind we load', (captions) => {
  expect(guess(captions).kind).toBeUndefined();
});

describe('a mapping written by a person', () => {
  const captions = ['opportunity_id', 'sales_agent', 'Источник', 'Источник'];
  const guessed = guessMapping(fileKinds.deals, captions);

  test('goes over the guess, by caption, loosely, or by number', () => {
    expect(applyMap(fileKinds.deals, captions, { title: 'Opportunity ID' }, guessed)).toEqual({ rep: 1, source: 2, title: 0 });
    expect(applyMap(fileKinds.deals, captions, { source: '#4', rep: null }, guessed)).toEqual({ deal_id: 0, source: 3 });
    expect(applyMap(fileKinds.deals, captions, { source: 'Источник' }, {}, [['1', 'a', '', 'Сайт']])).toEqual({ source: 3 });
  });

  test.each([
    [{ deal: 'opportunity_id' }, 'map-unknown-column'],
    [{ deal_id: 'нет такой' }, 'map-unknown-caption'],
    [{ deal_id: '#9' }, 'map-unknown-caption'],
    [{ deal_id: 7 }, 'map-invalid'],
    [{ deal_id: 'sales_agent', rep: 'sales_agent' }, 'map-caption-twice'],
  ])('%o is refused: %s', (written, code) => {
    expect(() => applyMap(fileKinds.deals, captions, written, guessed)).toThrow(Problem);
    expect(() => applyMap(fileKinds.deals, captions, written, guessed)).toThrow(code);
  });
});

test('the same header has the same key, another has another', () => {
  expect(headerKey(['Дата ', 'Сумма'])).toBe(headerKey(['дата', 'сумма']));
  expect(headerKey(['a b'])).not.toBe(headerKey(['a', 'b']));
});
