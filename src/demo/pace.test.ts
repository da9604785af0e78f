import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from './pace.ts';
import { createTimeline } from './timeline.ts';

const timeline = createTimeline('2026-11-18');
const pace = createPace(timeline, { season: Array.from({ length: 12 }, () => 1), quarter: [1, 1, 2], monthEnd: 5, crisis: 0.5, crisisMonthsAgo: 14, growth: 0.3 });

test('the history is as long in effort as in days', () => {
  expect(pace.until(timeline.asOfDay) - pace.until(timeline.firstDay)).toBeCloseTo(timeline.asOfDay - timeline.firstDay, 6);
});

test('effort falls on a working day, the one during which it is done', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 900, noNaN: true }), (effort) => {
      const day = pace.dayAt(effort);
      expect(timeline.isWorking(day)).toBe(true);
      expect(pace.until(day)).toBeLessThanOrEqual(effort + 1e-9);
      expect(pace.until(day + 1)).toBeGreaterThanOrEqual(effort - 1e-9);
    }),
  );
});

test('more effort is never done sooner', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (effort, more) => {
      expect(pace.dayAt(effort + more)).toBeGreaterThanOrEqual(pace.dayAt(effort));
    }),
  );
});
