import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { encodingLabel, guessEncoding } from './encoding.ts';
import { encoded } from './fixtures/packed-bytes.ts';

vi.setConfig({ testTimeout: 180_000 });

const short = 'Дата;Клиент;Сумма\n01.02.2026;Ромашка;100\n';
const capitals = 'КОД;ИМЯ\n1;ИВАНОВ\n2;ПЕТРОВ\n';
const mostlyEnglish = `id;name\n${'1;abc\n'.repeat(300)}2;Ромашка\n`;
const cyrillic = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1251', 'ibm866', 'koi8-r', 'x-mac-cyrillic', 'iso-8859-5'];

test.each(cyrillic)('%s is told by a few words, by capitals alone, and by one name in an English file', (encoding) => {
  for (const text of [short, capitals, mostlyEnglish]) {
    const guess = guessEncoding(encoded(text, encoding)).encoding;
    // Small letters of the two are the same bytes, so a word without capitals may be either.
    const equal = new TextDecoder(guess).decode(encoded(text, encoding)) === text;
    expect(equal, `${guess} for ${text.slice(0, 20)}`).toBe(true);
  }
});

test('signs of the trade do not mislead: « » № – and no-break spaces', () => {
  const text = 'Контрагент;Сумма\nООО «Ромашка» – №5;1\u00a0200,50\nИП Ёлкин;3\n';
  expect(guessEncoding(encoded(text, 'windows-1251')).encoding).toBe('windows-1251');
  expect(guessEncoding(encoded(text.replaceAll('«', '"').replaceAll('»', '"').replace('–', '-'), 'ibm866')).encoding).toBe('ibm866');
});

test('Latin letters with accents are no Cyrillic', () => {
  expect(guessEncoding(encoded('name;city\nJosé;São Paulo\nAndré;Besançon\n', 'windows-1252')).encoding).toBe('windows-1252');
});

test('UTF-16 without a mark', () => {
  expect(guessEncoding(Buffer.from(short, 'utf16le')).encoding).toBe('utf-16le');
  expect(guessEncoding(Buffer.from(short, 'utf16le').swap16()).encoding).toBe('utf-16be');
});

test('plain ASCII says so', () => {
  expect(guessEncoding(Buffer.from('a,b\n1,2\n'))).toEqual({ encoding: 'utf-8', plain: true });
});

test('a character cut at the end does not make UTF-8 something else', () => {
  const bytes = Buffer.from(short, 'utf8');
  expect(guessEncoding(bytes.subarray(0, 3)).encoding).toBe('utf-8');
});

const words = ['Менеджер', 'иванов', 'Петрова', 'сумма', 'Дата', 'КЛИЕНТ', 'отгрузка', 'Ромашка', 'цена', 'количество', 'Щукин', 'ёлка', 'юбилей', 'объект', 'Эхо'];

test('a dozen different Russian words are never taken for another encoding', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 12, maxLength: 15 }), fc.constantFrom('windows-1251', 'ibm866', 'koi8-r'), (chosen, encoding) => {
      const text = chosen.join(';');
      expect(new TextDecoder(guessEncoding(encoded(text, encoding)).encoding).decode(encoded(text, encoding))).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('labels people use are understood', () => {
  expect(encodingLabel('CP1251')).toBe('windows-1251');
  expect(encodingLabel('cp866')).toBe('ibm866');
  expect(encodingLabel('UTF8')).toBe('utf-8');
  expect(encodingLabel('клингонская')).toBe(null);
});
