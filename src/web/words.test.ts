import { describe, expect, test } from 'vitest';
import type { WordTree } from './locale/define-words.ts';
import { firstWords, laterWords } from './loaded-words.ts';
import { words } from './words.ts';

const plural = /_(zero|one|two|few|many|other)$/;

function leavesOf(tree: WordTree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leavesOf(value, `${path}${key}.`),
  );
}

function keysOf(tree: WordTree): readonly string[] {
  return [...new Set(leavesOf(tree).map(([key]) => key.replace(plural, '')))].sort();
}

function placeholdersOf(tree: WordTree): Record<string, readonly string[]> {
  const names: Record<string, Set<string>> = {};
  for (const [key, text] of leavesOf(tree)) {
    const known = (names[key.replace(plural, '')] ??= new Set());
    for (const [, name] of text.matchAll(/\{\{\s*(\w+)/g)) known.add(name ?? '');
  }
  return Object.fromEntries(Object.entries(names).map(([key, set]) => [key, [...set].sort()]));
}

function formsOf(tree: WordTree, language: string): readonly string[] {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const bases = new Set(leavesOf(tree).filter(([key]) => plural.test(key)).map(([key]) => key.replace(plural, '')));
  const present = new Set(leavesOf(tree).map(([key]) => key));
  return [...bases].flatMap((base) => wanted.filter((form) => !present.has(`${base}_${form}`)).map((form) => `${base}_${form}`));
}

describe.each(Object.entries(words))('the words of %s', (_, { ru, en }) => {
  test('have the same keys in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(ru));
  });

  test('fill the same places in both languages', () => {
    expect(placeholdersOf(en)).toEqual(placeholdersOf(ru));
  });

  test('have every plural form of their language', () => {
    expect(formsOf(ru, 'ru')).toEqual([]);
    expect(formsOf(en, 'en')).toEqual([]);
  });

  test('keep calm and say nothing with colour alone', () => {
    for (const tree of [ru, en]) {
      for (const [, text] of leavesOf(tree)) {
        expect(text).not.toMatch(/!|\p{Extended_Pictographic}/u);
        expect(text.trim()).not.toBe('');
      }
    }
  });
});

test('every namespace is loaded, at first or later, and is the one it is called', async () => {
  const later = await Promise.all(Object.entries(laterWords).map(async ([namespace, load]) => [namespace, await load()] as const));
  expect({ ...firstWords, ...Object.fromEntries(later) }).toEqual(words);
});
