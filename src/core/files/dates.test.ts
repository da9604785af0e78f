import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectDateOrder, instantOfSerial, instantParser, looksLikeSerials } from './dates.ts';

const parse = instantParser({ order: 'dmy', serials: false });
const american = instantParser({ order: 'mdy', serials: false });
const excel = instantParser({ order: 'dmy', serials: true });

test.each([
  ['2026-10-31', '2026-10-31'],
  ['2026/1/5', '2026-01-05'],
  ['2026-10-31T21:30:00Z', '2026-10-31T21:30:00Z'],
  ['2026-10-31 21:30', '2026-10-31T21:30:00'],
  ['2019-08-04 00:00:00+03:00', '2019-08-04T00:00:00+03:00'],
  ['2011-10-11 13:42:22.688000+02:00', '2011-10-11T13:42:22.688+02:00'],
  ['2011-10-11T13:42:22+0530', '2011-10-11T13:42:22+05:30'],
  ['31.10.2026', '2026-10-31'],
  ['1.2.26', '2026-02-01'],
  ['01.02.99', '1999-02-01'],
  ['01.01.2020 0:00', '2020-01-01T00:00:00'],
  ['5.1.2020 9:05:07', '2020-01-05T09:05:07'],
  ['31.10.2026, 10:15', '2026-10-31T10:15:00'],
  ['31.10.2026 в 10:15', '2026-10-31T10:15:00'],
  ['31.10.2026 г.', '2026-10-31'],
  ['19970118', '1997-01-18'],
  ['3/4/2026', '2026-04-03'],
  ['13-02-2026', '2026-02-13'],
  ['5 октября 2026 г.', '2026-10-05'],
  ['5 мая 2026', '2026-05-05'],
  ['31 дек 2025 23:59', '2025-12-31T23:59:00'],
  ['Oct 5, 2026', '2026-10-05'],
  ['05-Oct-2026', '2026-10-05'],
  ['11/1/2019 8:51:12 PM', '2019-01-11T20:51:12'],
  ['1/1/2020 12:00 AM', '2020-01-01T00:00:00'],
])('reads %s', (text, value) => {
  expect(parse(text)).toEqual({ ok: true, value });
});

test.each(['31.02.2026', '2026-13-01', '00.10.2026', '29.02.2025', '31.04.2026 10:00', '01.01.2026 25:00', '2026-01-01 10:61', '01.01.1812'])(
  'refuses %s: there is no such day or time',
  (text) => {
    expect(parse(text)).toEqual({ ok: false, code: 'date-impossible' });
  },
);

test.each(['вчера', '12', '2026', '45000', '10:15', '1.2', '5 брюмера 2026', '2026-10-31Z10', '31.10.2026 утром'])('refuses %s: not a date', (text) => {
  expect(parse(text)).toEqual({ ok: false, code: 'date-unreadable' });
});

test.each(['01.01.0001 0:00:00', '0001-01-01', '0000-00-00', '00.00.0000'])('takes %s, which 1C and MySQL write for no date, as empty', (text) => {
  expect(parse(text)).toEqual({ ok: true, value: null });
});

test('29 February exists in leap years only', () => {
  expect(parse('29.02.2024')).toEqual({ ok: true, value: '2024-02-29' });
  expect(parse('29.02.2100')).toEqual({ ok: false, code: 'date-impossible' });
  expect(parse('29.02.2000')).toEqual({ ok: true, value: '2000-02-29' });
});

test('the month stands first only where the column proved it, and never with points', () => {
  expect(american('3/4/2026')).toEqual({ ok: true, value: '2026-03-04' });
  expect(american('03.04.2026')).toEqual({ ok: true, value: '2026-04-03' });
  expect(american('13/4/2026')).toEqual({ ok: false, code: 'date-impossible' });
});

test('the order is proved by a number above twelve', () => {
  expect(detectDateOrder(['1/2/2026', '2/13/2019'])).toBe('mdy');
  expect(detectDateOrder(['1/2/2026', '13/2/2019'])).toBe('dmy');
  expect(detectDateOrder(['1/2/2026', '3/4/2026'])).toBe(null);
  expect(detectDateOrder(['13/2/2019', '2/13/2019'])).toBe('mixed');
  expect(detectDateOrder(['13.02.2019'])).toBe(null);
});

test('Excel numbers are days, only where the whole column is of them', () => {
  expect(excel('45957')).toEqual({ ok: true, value: '2025-10-27' });
  expect(excel('45957,5')).toEqual({ ok: true, value: '2025-10-27T12:00:00' });
  expect(instantOfSerial(60 + 1)).toBe('1900-03-01');
  expect(looksLikeSerials(['45957', '', '45958.25'])).toBe(true);
  expect(looksLikeSerials(['45957', '31.10.2026'])).toBe(false);
  expect(looksLikeSerials(['199', '45957'])).toBe(false);
  expect(looksLikeSerials([''])).toBe(false);
});

test('any day written in any form is read back as itself', () => {
  const day = fc.date({ min: new Date('1900-01-02T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = iso.split('-') as [string, string, string];
      const forms = [iso, `${dayOfMonth}.${month}.${year}`, `${year}${month}${dayOfMonth}`, `${Number(dayOfMonth)}/${Number(month)}/${year}`];
      for (const form of forms) expect(parse(form)).toEqual({ ok: true, value: iso });
      expect(american(`${month}/${dayOfMonth}/${year}`)).toEqual({ ok: true, value: iso });
    }),
  );
});
