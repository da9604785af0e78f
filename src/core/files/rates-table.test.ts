import { expect, test } from 'vitest';
import { readRates } from './rates-table.ts';

test('reads day, currency and rate in any order and with any separator', () => {
  const { rows, refused } = readRates('Дата;Валюта;Курс\n31.10.2026;USD;92,5015\nEUR\t2026-10-31\t101.2\nдоллар 01.11.26 93', null);
  expect(refused).toEqual([]);
  expect(rows).toEqual([
    { day: '2026-10-31', currency: 'USD', rate: '92.5015' },
    { day: '2026-10-31', currency: 'EUR', rate: '101.2' },
    { day: '2026-11-01', currency: 'USD', rate: '93' },
  ]);
});

test('takes the units of a central bank into account, exactly', () => {
  const table = 'Цифр. код\tБукв. код\tЕдиниц\tВалюта\tКурс\n051\tAMD\t100\tАрмянских драмов\t24,3011\n840\tUSD\t1\tДоллар США\t92,5015';
  expect(readRates(table, '2026-10-31').rows).toEqual([
    { day: '2026-10-31', currency: 'AMD', rate: '0.243011' },
    { day: '2026-10-31', currency: 'USD', rate: '92.5015' },
  ]);
});

test('a line that lacks something is refused with its number and the reason', () => {
  const { rows, refused } = readRates('USD;92,5\n31.10.2026;92,5\n31.10.2026;USD;ноль 0\n32.10.2026;USD;92,5\n31.10.2026;USD;0', null);
  expect(rows).toEqual([]);
  expect(refused.map(({ line, why }) => [line, why])).toEqual([
    [1, 'rate-without-day'], [2, 'rate-without-currency'], [3, 'rate-without-number'], [4, 'rate-without-day'], [5, 'rate-without-number'],
  ]);
});

test('of two rates of one currency and day the later counts', () => {
  expect(readRates('USD 2026-10-31 92\nUSD 2026-10-31 93', null).rows).toEqual([{ day: '2026-10-31', currency: 'USD', rate: '93' }]);
});
