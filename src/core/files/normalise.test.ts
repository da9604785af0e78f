import { expect, test } from 'vitest';
import { captionWithoutUnit, companyName, compactKey, normaliseCaption, normaliseId, normaliseName } from './normalise.ts';

test.each([
  ['InvoiceNo', 'invoice no'],
  ['invoice_no', 'invoice no'],
  ['CustomerID', 'customer id'],
  ['CLOSEDATE', 'closedate'],
  ['CloseDate', 'close date'],
  ['ASSIGNED_BY', 'assigned by'],
  ['Платёж', 'платеж'],
  ['  Кол-во: ', 'кол во'],
  ['№ сделки', '№ сделки'],
])('the caption %s is %s', (text, normal) => {
  expect(normaliseCaption(text)).toBe(normal);
});

test('a unit in brackets or after a comma is no part of a caption', () => {
  expect(captionWithoutUnit('Сумма, руб.')).toBe('сумма');
  expect(captionWithoutUnit('Цена (с НДС)')).toBe('цена');
});

test('a company is one however its form and quotes are written', () => {
  const spellings = ['ООО "Ромашка"', '«Ромашка» ООО', 'ромашка, ооо', 'Общество с ограниченной ответственностью «Ромашка»', 'ООО   РОМАШКА'];
  expect(new Set(spellings.map(normaliseName))).toEqual(new Set(['ромашка']));
  expect(companyName('ООО "Ромашка"').form).toBe('ооо');
  expect(companyName('АО «Ромашка»')).toEqual({ key: 'ромашка', form: 'ао' });
  expect(normaliseName('Ромашка и Ко')).not.toBe('ромашка');
  expect(normaliseName('ООО')).toBe('ооо');
  expect(normaliseName("О'КЕЙ")).toBe('о кей');
  expect(normaliseName('Артём')).toBe('артем');
});

test('names that differ by spaces alone meet as a proposal only', () => {
  expect(compactKey('GTX Pro')).toBe(compactKey('GTXPro'));
  expect(normaliseName('GTX Pro')).not.toBe(normaliseName('GTXPro'));
});

test('an identifier loses only what a float added', () => {
  expect(normaliseId(' 17850.0 ')).toBe('17850');
  expect(normaliseId('17850.5')).toBe('17850.5');
  expect(normaliseId('A.0')).toBe('A.0');
});

test('a caption of a hundred thousand brackets or capitals costs no more than a short one', () => {
  for (const sign of ['[', '(', 'А', 'Аа']) {
    const long = sign.repeat(100_000);
    expect(normaliseCaption(long)).toBe(normaliseCaption(long.slice(0, 200)));
    expect(captionWithoutUnit(long)).toBe(captionWithoutUnit(long.slice(0, 200)));
  }
  expect(normaliseCaption('XMLHttpID')).toBe('xml http id');
});
