import { expect, test } from 'vitest';
import { repeatChange } from './repeat-change.ts';

const asked = { purchase: 2, horizon: 90, asOf: 2000, reliable: 0 };

test('counts those whose horizon is over, in their year', () => {
  // The horizon is over for second purchases before day 1910: now is 1545–1909, before is 1180–1544.
  const change = repeatChange([
    [1500, 1600, 1690], // now, third after 90 days: still within
    [1500, 1600, 1691], // now, a day too late
    [1500, 1600], // now, none
    [1800, 1910, 1911], // too young to be judged
    [1000, 1300, 1350], // before
    [900, 1179, 1200], // older than both years
    [1600], // no second purchase
  ], asked);
  expect(change).toMatchObject({ now: { successes: 1, sample: 3 }, before: { successes: 1, sample: 1 } });
});

test('leaves out customers whose first purchase may be older than history', () => {
  expect(repeatChange([[1100, 1300, 1350], [1200, 1300, 1350]], { ...asked, reliable: 1150 }).before).toEqual({ successes: 1, sample: 1 });
});

test('the golden z of 30/100 against 42/100 is −1.77', () => {
  const many = (count: number, day: number, returned: number): number[][] =>
    Array.from({ length: count }, (_, at) => (at < returned ? [day - 10, day, day + 5] : [day - 10, day]));
  expect(repeatChange([...many(100, 1700, 30), ...many(100, 1300, 42)], asked).z).toBeCloseTo(-1.77, 2);
});
