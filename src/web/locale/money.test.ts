import { expect, test } from 'vitest';
import { formatMoney, formatMoneyExact, minorUnits, moneyUnit } from './money.ts';

const thin = '\u2009';
const noBreak = '\u00a0';

test.each([
  [35_300_000, {}, `353${thin}000${noBreak}₽`],
  [-35_300_000, {}, `−353${thin}000${noBreak}₽`],
  [68_800_000, { scale: 'thousand' }, `688${noBreak}тыс.${noBreak}₽`],
  [123_000_000, { scale: 'million' }, `1,23${noBreak}млн${noBreak}₽`],
  [9_640_000_000, { scale: 'million', digits: 1, unit: false }, '96,4'],
] as const)('%d minor units, %o', (minor, shape, text) => {
  expect(formatMoney('ru', minor, 'RUB', shape)).toBe(text);
});

test('what must add up is told to the kopeck', () => {
  expect(formatMoneyExact('ru', 5_973_840, 'RUB')).toBe(`59${thin}738,40${noBreak}₽`);
});

test('a yen has no minor unit', () => {
  expect(minorUnits('JPY')).toBe(1);
  expect(formatMoneyExact('ru', 500, 'JPY')).toBe(`500${noBreak}¥`);
});

test('the unit stands alone in a header', () => {
  expect(moneyUnit('ru', 'RUB', 'million')).toBe(`млн${noBreak}₽`);
  expect(moneyUnit('en', 'EUR')).toBe('€');
});
