import { describe, expect, test } from 'vitest';
import * as numbers from './numbers.ts';

const thin = '\u2009';
const noBreak = '\u00a0';

describe('numbers', () => {
  test.each([
    [5240, 0, `5${thin}240`],
    [1_234_567.891, 2, `1${thin}234${thin}567,89`],
    [-3.2, 1, '\u22123,2'],
    [-0.001, 1, '0,0'],
    [0, 0, '0'],
  ])('%d with %d decimals is %s', (value, digits, text) => {
    expect(numbers.formatNumber('ru', value, { digits })).toBe(text);
  });

  test('a signed number says plus, a zero says nothing', () => {
    expect(numbers.formatNumber('ru', 0.04, { digits: 2, signed: true })).toBe('+0,04');
    expect(numbers.formatNumber('ru', 0, { signed: true })).toBe('0');
  });

  test('English has commas and points', () => {
    expect(numbers.formatNumber('en', -1234.5, { digits: 1 })).toBe('\u22121,234.5');
  });
});

describe('shares', () => {
  test('one decimal and a thin space', () => {
    expect(numbers.formatShare('ru', 0.33)).toBe(`33,0${thin}%`);
    expect(numbers.formatShare('en', 0.33)).toBe('33.0%');
  });

  test('a share just below a bound never reaches it', () => {
    expect(numbers.formatShareBelow('ru', 0.79996, 0.8)).toBe(`79,9${thin}%`);
    expect(numbers.formatShareBelow('ru', 0.8, 0.8)).toBe(`80,0${thin}%`);
    expect(numbers.formatShareBelow('ru', 0.799, 0.8)).toBe(`79,9${thin}%`);
  });

  test('a change is in percentage points', () => {
    expect(numbers.formatPoints('ru', 0.014)).toBe(`+1,4${noBreak}п.${noBreak}п.`);
  });
});

describe('intervals and counts', () => {
  test('an en dash without spaces, words where an end is negative', () => {
    expect(numbers.formatInterval('ru', 22.9, 29.4)).toBe('22,9–29,4');
    expect(numbers.formatInterval('ru', -3.2, 6)).toBe(`от${noBreak}−3,2 до${noBreak}+6,0`);
  });

  test('a part of a whole', () => {
    expect(numbers.formatOutOf('ru', 167, 1506)).toBe(`167 из${noBreak}1${thin}506`);
  });

  test.each([[1, 'сделка'], [2, 'сделки'], [5, 'сделок'], [11, 'сделок'], [21, 'сделка'], [1.5, 'сделки']])('%d %s', (count, word) => {
    expect(numbers.chooseForm('ru', count, { one: 'сделка', few: 'сделки', many: 'сделок', other: 'сделки' })).toBe(word);
  });

  test('sizes', () => {
    expect(numbers.formatBytes('ru', 999)).toBe(`999${noBreak}Б`);
    expect(numbers.formatBytes('ru', 1_200_000)).toBe(`1,2${noBreak}МБ`);
    expect(numbers.formatBytes('en', 147_000_000)).toBe(`147${noBreak}MB`);
  });
});
