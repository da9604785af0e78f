import { describe, expect, test } from 'vitest';
import { formatNumber } from '#web/locale/numbers.ts';
import { createTranslator } from '#web/locale/i18n.ts';

/** Every module that may hold words in both languages: the core, and the words of screens and documents. */
const modules = import.meta.glob<Record<string, unknown>>(['../src/core/**/*.ts', '../src/features/**/*words.ts', '../src/web/**/*words.ts', '!../src/**/*.test.ts', '!../src/**/use-*.ts', '!../src/**/{loaded,define}-words.ts'], { eager: true });

interface Pair {
  readonly at: string;
  readonly ru: unknown;
  readonly en: unknown;
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !(value instanceof Map) && !(value instanceof Set);

/** Every place that speaks one of the two languages, wherever it stands in what a module exports. */
function pairsIn(value: unknown, at: string, seen = new Set<unknown>()): readonly Pair[] {
  if (!isTree(value) || seen.has(value)) return [];
  seen.add(value);
  if ('ru' in value || 'en' in value) return [{ at, ru: value['ru'], en: value['en'] }];
  return Object.entries(value).flatMap(([key, inner]) => pairsIn(inner, `${at}.${key}`, seen));
}

const pairs = Object.entries(modules).flatMap(([path, exported]) => pairsIn({ ...exported }, path.replace('../src/', '')));

type Leaf = readonly [string, string];

function leavesOf(value: unknown, path = ''): readonly Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  return isTree(value) ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`)) : [];
}

const plural = /([._])(zero|one|two|few|many|other)$/;
const isForm = (key: string): boolean => plural.test(key);
const keysOf = (tree: unknown): readonly string[] => [...new Set(leavesOf(tree).map(([key]) => key.replace(plural, '')))].toSorted();
/** A place that names a language is filled with the title in that language. */
const placesOf = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{+\s*(\w+)/g)].map(([, name = '']) => (name === 'ru' || name === 'en' ? 'title' : name)))].toSorted();
const told = (faults: readonly string[]): readonly string[] => faults.toSorted();

describe('whatever is said in one language is said in the other', () => {
  test('words stand in many modules', () => {
    expect(new Set(pairs.map(({ at }) => at.split('/')[0]))).toEqual(new Set(['core', 'features', 'web']));
    expect(pairs.length).toBeGreaterThan(700);
  });

  test('with the same parts', () => {
    expect(told(pairs.filter(({ ru, en }) => keysOf(ru).join() !== keysOf(en).join() || keysOf(ru).length === 0).map(({ at }) => at))).toEqual([]);
  });

  test('with the same places to fill', () => {
    const faults = pairs.flatMap(({ at, ru, en }) => {
      const english = new Map(leavesOf(en));
      return leavesOf(ru).filter(([key, text]) => !isForm(key) && placesOf(text).join() !== placesOf(english.get(key) ?? '').join()).map(([key]) => `${at}${key}`);
    });
    expect(told(faults)).toEqual([]);
  });

  test('in its own letters, and never with nothing', () => {
    const faults = pairs.flatMap(({ at, ru, en }) => [
      ...leavesOf(ru).filter(([, text]) => text.trim() === '').map(([key]) => `${at}${key} says nothing in Russian`),
      ...leavesOf(en).filter(([, text]) => text.trim() === '').map(([key]) => `${at}${key} says nothing in English`),
      // What an English text quotes from Russian files stands in quotes.
      ...leavesOf(en).filter(([, text]) => /[а-яё]/i.test(text.replaceAll(/[«“"(`][^«»“”"()`]*[»”")`]/g, ''))).map(([key, text]) => `${at}${key} speaks Russian in English: ${text}`),
    ]);
    expect(told(faults)).toEqual([]);
  });
});

describe('numbers bend the words beside them', () => {
  const translator = createTranslator({ shell: { ru: { deals_one: '{{count, number}} сделка', deals_few: '{{count, number}} сделки', deals_many: '{{count, number}} сделок', deals_other: '{{count, number}} сделки' }, en: { deals_one: '{{count, number}} deal', deals_other: '{{count, number}} deals' } } }, {}, 'ru');

  test.each([
    [0, '0 сделок', '0 deals'],
    [1, '1 сделка', '1 deal'],
    [2, '2 сделки', '2 deals'],
    [5, '5 сделок', '5 deals'],
    [11, '11 сделок', '11 deals'],
    [14, '14 сделок', '14 deals'],
    [21, '21 сделка', '21 deals'],
    [22, '22 сделки', '22 deals'],
    [111, '111 сделок', '111 deals'],
    [1001, '1\u2009001 сделка', '1,001 deals'],
    [1.5, '1,5 сделки', '1.5 deals'],
    [0.3, '0,3 сделки', '0.3 deals'],
  ])('%d', (count, russian, english) => {
    const say = (language: 'ru' | 'en'): string => (translator.getFixedT(language, 'shell') as unknown as (key: string, places: object) => string)('deals', { count });
    expect([say('ru'), say('en')]).toEqual([russian, english]);
  });

  test('a number that bends a word is spelt as everywhere else', () => {
    expect(formatNumber('ru', 1_234_567)).toBe('1\u2009234\u2009567');
    expect(formatNumber('en', 1_234_567)).toBe('1,234,567');
  });
});
