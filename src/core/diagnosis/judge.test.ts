import { describe, expect, test } from 'vitest';
import { judge, type SignalReading, weightOf } from './judge.ts';
import { severityOf } from './severity.ts';
import { atLeast, atMost, goodIf, info, type Mistake, say, type Signal, type SignalId, trend, within } from './vocabulary.ts';

const words = say('слово', 'word');
const signal = (id: SignalId, more: Partial<Signal> = {}): Signal => ({
  id, title: words, formula: words, unit: 'share', bound: atMost(0, 1), origins: ['default'], ground: 'facts', window: 'as-of', ...more,
});
const mistakeOf = (signals: readonly Signal[], more: Partial<Mistake> = {}): Mistake => ({
  number: 1, id: 'one', title: words, what: words, why: words, points: [], signals, questions: [], steps: [], dependsOn: [], ...more,
});
const reading = (value: number, sample = 100): SignalReading => ({ value, sample });
const judged = (signals: readonly Signal[], values: Readonly<Record<string, number>>) =>
  judge(mistakeOf(signals), { readings: new Map(Object.entries(values).map(([id, value]) => [id as SignalId, reading(value)])), answers: new Map() });

test.each([
  [0.05, atMost(0.05, 0.2), 0], [0.2, atMost(0.05, 0.2), 1], [0.125, atMost(0.05, 0.2), 0.5], [0.9, atMost(0.05, 0.2), 1],
  [0.95, atLeast(0.95, 0.8), 0], [0.875, atLeast(0.95, 0.8), 0.5], [0.1, atLeast(0.95, 0.8), 1],
  // 3 to 6 good, over 6 bad: a step. 2 is the bad edge below.
  [6, within([3, 6], [2, 6]), 0], [7, within([3, 6], [2, 6]), 1], [2, within([3, 6], [2, 6]), 1], [2.5, within([3, 6], [2, 6]), 0.5],
  [1.65, within([0.8, 1.3], [0.5, 2]), 0.5], [5, within([0.6, 1.1], [0.4, null]), 0],
  [1, goodIf('yes'), 0], [0, goodIf('yes'), 1], [1, goodIf('no'), 1],
  [-1.96, trend('more'), 1], [-0.98, trend('more'), 0.5], [3, trend('more'), 0], [1.96, trend('less'), 1],
  [0, atMost(0, 1), 0], [3, atMost(0, 1), 1],
] as const)('%d against %j is %d', (value, bound, severity) => {
  expect(severityOf(value, bound)).toBeCloseTo(severity, 12);
});

test('what is for information has no severity', () => {
  expect(severityOf(5, info)).toBeNull();
});

test('weights: critical 3, of the source 2, else 1; half for one of two figures', () => {
  expect([signal('S1.1', { critical: true }), signal('S1.2', { origins: ['seed', 'default'] }), signal('S1.3'), signal('S1.4a', { origins: ['seed'], half: true })].map(weightOf)).toEqual([3, 2, 1, 1]);
});

describe('the verdict', () => {
  const four = [signal('S1.1', { critical: true }), signal('S1.2', { origins: ['seed'] }), signal('S1.3'), signal('S1.4')];

  test('nothing available is no data, not absent', () => {
    expect(judged(four, {})).toMatchObject({ verdict: 'no-data', score: null, coverage: 0 });
  });

  test('good and little covered is too little data', () => {
    // 2 + 1 of 7 are available: 43 %.
    expect(judged(four, { 'S1.2': 0, 'S1.3': 0 })).toMatchObject({ verdict: 'too-little-data', score: 0 });
  });

  test('less than three tenths covered is no data', () => {
    expect(judged(four, { 'S1.2': 0.5 }).verdict).toBe('no-data');
  });

  test('a critical signal at its bad bound is enough', () => {
    expect(judged(four, { 'S1.1': 1, 'S1.2': 0, 'S1.3': 0, 'S1.4': 0 })).toMatchObject({ verdict: 'present', critical: ['S1.1'] });
  });

  test('a critical signal short of its bad bound is weighed like others', () => {
    expect(judged(four, { 'S1.1': 0.9, 'S1.2': 0, 'S1.3': 0, 'S1.4': 0 })).toMatchObject({ verdict: 'risk', critical: [] });
  });

  test.each([[0.6, 'present'], [0.59, 'risk'], [0.3, 'risk'], [0.29, 'absent']] as const)('a score of %d is %s', (score, verdict) => {
    const judgement = judged([signal('S1.2'), signal('S1.3')], { 'S1.2': score, 'S1.3': score });
    expect(judgement.verdict).toBe(verdict);
  });
});

describe('answers', () => {
  const asked = mistakeOf([signal('S1.1'), signal('S1.2', { ground: 'practice', answeredBy: 'Q1.1' })], {
    questions: [1, 2, 3].map((at) => ({ id: `Q1.${at}` as const, asks: 'owner', text: words, good: 'yes' })),
  });
  const answers = new Map([1, 2, 3].map((at) => [`Q1.${at}`, { severity: 1, people: 1 }]));

  test('weigh at most half as much as facts: 1 of facts against 0.5 of three answers', () => {
    const { score } = judge(asked, { readings: new Map([['S1.1', reading(0)]]), answers });
    expect(score).toBeCloseTo(0.5 / 1.5, 12);
  });

  test('stand alone where no fact is available, and never within reach before one is given', () => {
    expect(judge(asked, { readings: new Map(), answers }).verdict).toBe('present');
    expect(judge(asked, { readings: new Map([['S1.1', reading(0)]]), answers: new Map() })).toMatchObject({ verdict: 'absent', coverage: 1 });
  });

  test('a practice takes its value from its question, which then does not count twice', () => {
    const { signals } = judge(asked, { readings: new Map(), answers });
    expect(signals.map(({ id }) => id)).toEqual(['S1.1', 'S1.2', 'Q1.2', 'Q1.3']);
    expect(signals[1]).toMatchObject({ value: null, severity: 1, isAvailable: true });
  });
});

test('too few seen: shown with its value, not judged', () => {
  const judgement = judge(mistakeOf([signal('S1.1', { minimum: 30 })]), { readings: new Map([['S1.1', reading(1, 29)]]), answers: new Map() });
  expect(judgement.signals[0]).toMatchObject({ isAvailable: false, reason: 'too-few', value: 1, severity: null });
  expect(judgement.verdict).toBe('no-data');
});

test('an audit is judged by its red lines: two figures of a line count once', () => {
  const audit = mistakeOf([signal('S26.1a', { half: true }), signal('S26.1b', { half: true }), signal('S26.2'), signal('S26.3'), signal('S26.4')], { byRedLines: { risk: 2, present: 4 } });
  const verdict = (values: Readonly<Record<string, number>>) =>
    judge(audit, { readings: new Map(Object.entries(values).map(([id, value]) => [id as SignalId, reading(value)])), answers: new Map() }).verdict;
  expect(verdict({ 'S26.1a': 1, 'S26.1b': 1, 'S26.2': 0, 'S26.3': 0, 'S26.4': 0 })).toBe('absent');
  expect(verdict({ 'S26.1a': 1, 'S26.2': 1 })).toBe('risk');
  expect(verdict({ 'S26.1a': 1, 'S26.2': 1, 'S26.3': 1, 'S26.4': 1 })).toBe('present');
});

test('a line of an audit whose figure and whose question are both bad is one red line', () => {
  const audit = mistakeOf([signal('S26.1'), signal('S26.2')], {
    byRedLines: { risk: 2, present: 4 }, questions: [{ id: 'Q26.1', asks: 'rep', text: words, good: 'yes' }],
  });
  const readings = new Map([['S26.1', reading(1)], ['S26.2', reading(0)]] as const);
  expect(judge(audit, { readings, answers: new Map([['Q26.1', { severity: 1, people: 4 }]]) }).verdict).toBe('absent');
});

test('a bound that the owner changed is the one judged by', () => {
  const judgement = judge(mistakeOf([signal('S1.1')]), { readings: new Map([['S1.1', reading(0.5)]]), answers: new Map(), bounds: new Map([['S1.1', atMost(0.5, 1)]]) });
  expect(judgement.signals[0]).toMatchObject({ severity: 0, bound: atMost(0.5, 1) });
});
