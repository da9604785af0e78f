import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalParser, detectDecimalMark, integerParser, percentParser } from './numbers.ts';

const point = decimalParser('.');
const comma = decimalParser(',');

test.each([
  ['1', '1'],
  ['-12.50', '-12.5'],
  ['007', '7'],
  ['+5', '5'],
  ['0.10', '0.1'],
  ['-0', '0'],
  ['1 200,50', '1200.5'],
  ['1\u00a0200\u202f300,5', '1200300.5'],
  ["1'200.5", '1200.5'],
  ['1,234.56', '1234.56'],
  ['1.234,56', '1234.56'],
  ['1,234,567', '1234567'],
  ['1.234.567', '1234567'],
  ['(100)', '-100'],
  ['\u2212100', '-100'],
  ['100-', '-100'],
  ['₽ 1 000', '1000'],
  ['1 000 ₽', '1000'],
  ['1 000 руб.', '1000'],
  ['1 000,00 р.', '1000'],
  ['-$5.20', '-5.2'],
  ['$-5.20', '-5.2'],
  ['£40,000.00', '40000'],
  ['1E+05', '100000'],
  ['1,5e3', '1500'],
  ['12,5', '12.5'],
  ['0,125', '0.125'],
  ['1234,567', '1234.567'],
  ['.5', '0.5'],
  ['237276715.00', '237276715'],
])('reads %s', (text, value) => {
  expect(point(text)).toEqual({ ok: true, value });
});

test.each(['', 'abc', '12a', '1,23,4', '1.2.3', '12..5', '1,234.5,6', '--5', '5%', '1e', '₽', '1,2345,678'])('refuses %s', (text) => {
  expect(point(text)).toEqual({ ok: false, code: 'number-unreadable' });
});

test('what could be a thousand or a fraction follows its column', () => {
  expect(point('1,234')).toEqual({ ok: true, value: '1234' });
  expect(comma('1,234')).toEqual({ ok: true, value: '1.234' });
  expect(comma('1.234')).toEqual({ ok: true, value: '1234' });
  expect(point('1.234')).toEqual({ ok: true, value: '1.234' });
  expect(decimalParser('mixed')('1,234')).toEqual({ ok: false, code: 'number-ambiguous' });
  expect(decimalParser('mixed')('1,23')).toEqual({ ok: true, value: '1.23' });
});

test('the mark of a column is told by its unambiguous cells', () => {
  expect(detectDecimalMark(['1,234', '12,5'])).toBe(',');
  expect(detectDecimalMark(['1,234', '1,234.50'])).toBe('.');
  expect(detectDecimalMark(['1,234', '5'])).toBe(null);
  expect(detectDecimalMark(['1,5', '1.5'])).toBe('mixed');
  expect(detectDecimalMark(['1,234,567'])).toBe('.');
  expect(detectDecimalMark(['0,125'])).toBe(',');
});

test('whole numbers stay whole', () => {
  const integer = integerParser('.', false);
  expect(integer('3.0')).toEqual({ ok: true, value: 3 });
  expect(integer('3,5')).toEqual({ ok: false, code: 'integer-fraction' });
  expect(integer('99999999999999999999')).toEqual({ ok: false, code: 'number-too-big' });
});

test('seconds are also read from a clock', () => {
  const seconds = integerParser('.', true);
  expect(seconds('85')).toEqual({ ok: true, value: 85 });
  expect(seconds('1:25')).toEqual({ ok: true, value: 85 });
  expect(seconds('00:01:25')).toEqual({ ok: true, value: 85 });
  expect(seconds('1:02:03')).toEqual({ ok: true, value: 3723 });
  expect(seconds('12.6')).toEqual({ ok: true, value: 13 });
  expect(seconds('1:99')).toEqual({ ok: false, code: 'number-unreadable' });
});

test('percents run from 0 to 100, shares only where the column is one of shares', () => {
  const percent = percentParser('.', false);
  expect(percent('50%')).toEqual({ ok: true, value: 50 });
  expect(percent('0.5')).toEqual({ ok: true, value: 0.5 });
  expect(percent('12,5 %')).toEqual({ ok: true, value: 12.5 });
  expect(percent('150')).toEqual({ ok: false, code: 'percent-out-of-range', params: { min: 0, max: 100 } });
  expect(percentParser('.', true)('0.29')).toEqual({ ok: true, value: 29 });
  expect(percentParser('.', true)('1')).toEqual({ ok: true, value: 100 });
  expect(percentParser('.', true)('29%')).toEqual({ ok: true, value: 29 });
});

test('any amount written the Russian or the English way is read back exactly', () => {
  const amount = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(amount, ([digits, scale]) => {
      const negative = digits < 0n;
      const padded = String(negative ? -digits : digits).padStart(scale + 1, '0');
      const whole = padded.slice(0, padded.length - scale);
      const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
      const expected = (negative && digits !== 0n ? '-' : '') + (fraction === '' ? whole : `${whole}.${fraction}`);
      const grouped = (sign: string): string => whole.replace(/\B(?=(\d{3})+$)/g, sign);
      const russian = `${negative ? '\u2212' : ''}${grouped('\u00a0')}${fraction === '' ? '' : `,${fraction}`} ₽`;
      const english = `${negative ? '-' : ''}$${grouped(',')}${fraction === '' ? '' : `.${fraction}`}`;
      expect(comma(russian)).toEqual({ ok: true, value: expected });
      expect(point(english)).toEqual({ ok: true, value: expected });
    }),
  );
});
