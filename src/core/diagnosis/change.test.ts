import { expect, test } from 'vitest';
import { changeOf } from './change.ts';
import { judge, type Judgement } from './judge.ts';
import { atMost, type Mistake, say } from './vocabulary.ts';

const words = say('слово', 'word');
const mistake: Mistake = {
  number: 1, id: 'one', title: words, what: words, why: words, points: [], questions: [], steps: [], dependsOn: [],
  signals: [{ id: 'S1.1', title: words, formula: words, unit: 'share', bound: atMost(0, 1), origins: ['default'], ground: 'facts', window: 'as-of' }],
};
const of = (value: number): Judgement => judge(mistake, { readings: new Map([['S1.1', { value, sample: 10 }]]), answers: new Map() });
const ground = { facts: 'a', bounds: '1', answers: '1', formulas: '1' };

test('nothing changed is no change', () => {
  expect(changeOf(of(0.5), of(0.5), ground, { ...ground, facts: 'b' })).toBeNull();
});

test('a change names what lies under it that is not the same', () => {
  expect(changeOf(of(0.5), of(0.75), ground, { ...ground, facts: 'b', bounds: '2' })).toMatchObject({
    before: 'risk', now: 'present', score: 0.25, causes: ['facts', 'bounds'], signals: [{ id: 'S1.1', before: 0.5, now: 0.75 }],
  });
});

test('where all is the same only time passed', () => {
  expect(changeOf(of(0.5), of(0.4), ground, ground)?.causes).toEqual(['time']);
});
