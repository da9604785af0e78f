import { parsePeriod } from '#core/shared/period.ts';
import { expect, test } from 'vitest';
import { looksLikeMonths, periodParser } from './periods.ts';

const parse = periodParser(false);

test.each([
  ['2026-10', '2026-10'],
  ['10.2026', '2026-10'],
  ['2026/1', '2026-01'],
  ['октябрь 2026', '2026-10'],
  ['Октябрь 2026 г.', '2026-10'],
  ['окт. 2026', '2026-10'],
  ['Feb-2019', '2019-02'],
  ['2026', '2026-01-01..2027-01-01'],
  ['2026 год', '2026-01-01..2027-01-01'],
  ['2026-Q3', '2026-07-01..2026-10-01'],
  ['Q3 2026', '2026-07-01..2026-10-01'],
  ['4 кв. 2026', '2026-10-01..2027-01-01'],
  ['IV квартал 2026', '2026-10-01..2027-01-01'],
  ['2026-10-01..2026-11-01', '2026-10'],
  ['2026-10-05..2026-10-12', '2026-10-05..2026-10-12'],
  ['2026-10..2027-01', '2026-10-01..2027-01-01'],
  ['01.10.2026 - 31.10.2026', '2026-10'],
  ['с 01.10.2026 по 07.10.2026', '2026-10-01..2026-10-08'],
  ['2026-W41', '2026-10-05..2026-10-12'],
  ['2026-10-05', '2026-10-05..2026-10-06'],
  ['05.10.2026', '2026-10-05..2026-10-06'],
])('reads %s', (text, value) => {
  expect(parse(text)).toEqual({ ok: true, value });
});

test.each(['13.2026', '2026-13', '5 кв. 2026', 'скоро', 'брюмер 2026'])('refuses %s', (text) => {
  expect(parse(text).ok).toBe(false);
});

test('a period that ends before it begins is named so', () => {
  expect(parse('2026-11-01..2026-10-01')).toEqual({ ok: false, code: 'period-empty' });
});

test('a column of firsts of months is a column of months', () => {
  expect(looksLikeMonths(['01.10.2026', '2026-11-01'])).toBe(true);
  expect(looksLikeMonths(['01.10.2026', '2026-11-02'])).toBe(false);
  expect(periodParser(true)('01.10.2026')).toEqual({ ok: true, value: '2026-10' });
  expect(periodParser(true)('2026-10-01T00:00:00')).toEqual({ ok: true, value: '2026-10' });
});

test.each(['0000', '0000-03', '0000-Q1', '0001-W01', '9999-12-31', '9999-W53', '0000-01-01..0000-02-01', '2026-01-01..9999-12-31'])('%s is a period that nobody means', (text) => {
  expect(periodParser(false)(text)).toMatchObject({ ok: false });
  expect(parsePeriod(text)).toMatchObject({ ok: false });
});
