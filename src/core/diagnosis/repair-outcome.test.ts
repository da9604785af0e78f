import { expect, test } from 'vitest';
import { differenceOfShares, outcomeOf, type SignalOver } from './repair-outcome.ts';
import { atLeast, atMost, trend, within } from './vocabulary.ts';

const share = (numerator: number, denominator: number): SignalOver => ({ value: numerator / denominator, numerator, denominator, sample: denominator });
const base = { isShare: true, yearBefore: null, bound: atMost(0.1, 0.3) } as const;

test("Newcombe's own example: 56 of 70 against 48 of 80 differ by 0.2, 0.0524 to 0.3339", () => {
  // R. G. Newcombe, Interval estimation for the difference between independent proportions, 1998, table II, method 10.
  const difference = differenceOfShares(share(48, 80), share(56, 70));
  expect(difference?.change).toBeCloseTo(0.2, 12);
  expect(difference?.low).toBeCloseTo(0.0524, 4);
  expect(difference?.high).toBeCloseTo(0.3339, 4);
});

test('a fall that clears chance is better where less is better', () => {
  expect(outcomeOf({ ...base, before: share(60, 100), after: share(20, 100) }).claim).toBe('better');
});

test('the same fall is worse where more is better', () => {
  expect(outcomeOf({ ...base, bound: atLeast(0.9, 0.3), before: share(60, 100), after: share(20, 100) }).claim).toBe('worse');
});

test('ten points on a hundred are no proof', () => {
  // 30 and 40 of 100: z is 1.48.
  expect(outcomeOf({ ...base, before: share(40, 100), after: share(30, 100) })).toMatchObject({ claim: 'not-proven', change: expect.closeTo(-0.1, 12) });
});

test('what moved as far a year before may be the season', () => {
  const yearBefore = { before: share(70, 100), after: share(25, 100) };
  expect(outcomeOf({ ...base, yearBefore, before: share(60, 100), after: share(20, 100) }).claim).toBe('season');
});

test('a share of money or of minutes has no interval, however large its parts', () => {
  const money = (numerator: number): SignalOver => ({ value: numerator / 1_000_000, numerator, denominator: 1_000_000, sample: 40 });
  expect(outcomeOf({ ...base, before: money(600_000), after: money(200_000) })).toMatchObject({ claim: 'cannot-tell', low: null, change: expect.closeTo(-0.4, 12) });
});

test('the share behind a trend is better in the direction of the trend', () => {
  const [few, many] = [share(20, 100), share(60, 100)];
  expect(outcomeOf({ ...base, bound: trend('more'), before: few, after: many }).claim).toBe('better');
  expect(outcomeOf({ ...base, bound: trend('more'), before: many, after: few }).claim).toBe('worse');
  expect(outcomeOf({ ...base, bound: trend('less'), before: few, after: many }).claim).toBe('worse');
});

test('a change from good to good inside a range is neither better nor worse', () => {
  expect(outcomeOf({ ...base, bound: within([0.1, 0.9], [0, 1]), before: share(20, 100), after: share(60, 100) }).claim).toBe('cannot-tell');
});

test('what is no share, or was not seen, cannot be told', () => {
  const days = (value: number | null): SignalOver => ({ value, numerator: null, denominator: null, sample: 40 });
  expect(outcomeOf({ ...base, isShare: false, before: days(30), after: days(10) })).toMatchObject({ claim: 'cannot-tell', change: -20 });
  expect(outcomeOf({ ...base, before: days(null), after: share(1, 10) })).toMatchObject({ claim: 'cannot-tell', change: null });
});
