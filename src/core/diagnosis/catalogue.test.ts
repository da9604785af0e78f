import { describe, expect, test } from 'vitest';
import { methodRows } from '#test/fixtures/method-rows.ts';
import { sourcePoints } from '#test/fixtures/source-points.ts';
import { findMistake, mistakes } from './catalogue.ts';
import { fileSignals } from './file-signals.ts';
import { weightOf } from './judge.ts';
import { repairOrder } from './repair-order.ts';
import type { Words } from './vocabulary.ts';

const rowOf = (id: string): string => id.replace(/[ab]$/, '');

function wordsIn(value: unknown): Words[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ru' in value && 'en' in value) return [value as Words];
  return Object.values(value).flatMap(wordsIn);
}

test('numbers and ids are told apart', () => {
  expect(new Set(mistakes.map(({ number }) => number)).size).toBe(mistakes.length);
  expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
});

test('the order of repair holds each of the thirty once', () => {
  expect(repairOrder.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});

describe.each(mistakes.map((mistake) => [mistake.number, mistake] as const))('mistake %i', (number, mistake) => {
  test('keeps every point of the source', () => {
    expect(mistake.points.map(({ key }) => key)).toEqual(sourcePoints[number]);
  });

  test('has every row of the method, critical and weighted as printed', () => {
    expect([...new Set(mistake.signals.map(({ id }) => rowOf(id)))]).toEqual(methodRows[number]?.map(({ row }) => row));
    for (const { row, critical, seed } of methodRows[number] ?? []) {
      const own = mistake.signals.filter(({ id }) => rowOf(id) === row);
      expect(own.reduce((sum, signal) => sum + weightOf(signal), 0), row).toBe(critical ? 3 : seed ? 2 : 1);
    }
  });

  test('says of each signal where its value comes from', () => {
    const fromFacts = mistake.signals.filter(({ ground }) => ground === 'facts').map(({ id }) => rowOf(id));
    expect(new Set(fromFacts)).toEqual(new Set(Object.keys(fileSignals[number] ?? {}).map(rowOf)));
    const questions = new Set<string>(mistake.questions.map(({ id }) => id));
    for (const { id, ground, answeredBy, filledBy } of mistake.signals) {
      if (ground === 'practice') expect(questions.has(answeredBy ?? ''), id).toBe(true);
      if (ground === 'tool') expect(filledBy, id).toBeDefined();
    }
  });

  test('asks in a row, and only what is its own', () => {
    expect(mistake.questions.map(({ id }) => id)).toEqual(mistake.questions.map((_, at) => `Q${number}.${at + 1}`));
    const signals = new Set<string>(mistake.signals.map(({ id }) => id));
    expect(mistake.questions.flatMap(({ answeredBySignals = [] }) => answeredBySignals).filter((id) => !signals.has(id))).toEqual([]);
    expect(mistake.steps.flatMap(({ moves }) => moves).filter((id) => !signals.has(id))).toEqual([]);
    expect(mistake.steps.length).toBeGreaterThanOrEqual(3);
  });

  test('depends on mistakes that are there and not on itself', () => {
    expect(mistake.dependsOn.filter((other) => other === number || findMistake(other) === undefined && mistakes.length === 30)).toEqual([]);
  });

  test('speaks both languages', () => {
    const all = wordsIn(mistake);
    expect(all.filter(({ ru, en }) => !/[а-яё]/i.test(ru) || !/[a-z]/i.test(en) || /[а-яё]{3,}/i.test(en.replaceAll(/[«“"].*?[»”"]/g, '')))).toEqual([]);
  });
});
