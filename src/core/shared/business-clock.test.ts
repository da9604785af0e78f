import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessClock } from './business-clock.ts';
import { businessMillis, officeSchedule, type BusinessTime } from './business-time.ts';
import { russianCalendar } from './calendar-russia.ts';
import { instantAt, startOfDay } from './zone.ts';

const time: BusinessTime = { schedule: officeSchedule, calendar: russianCalendar, zone: 'Europe/Moscow' };
const clock = businessClock({ from: '2026-10-01', to: '2026-11-10' }, time);
const at = (day: string, hours: number): number => instantAt(day, hours * 3_600_000, time.zone);

test('a night and a weekend cost nothing: Friday 17:50 to Monday 9:10 are twenty minutes', () => {
  expect((clock(at('2026-10-12', 9 + 1 / 6)) - clock(at('2026-10-09', 17 + 5 / 6))) / 60_000).toBeCloseTo(20, 6);
});

test('stands still outside of its period', () => {
  expect(clock(at('2026-09-30', 12))).toBe(0);
  expect(clock(at('2026-11-20', 12))).toBe(clock(at('2026-11-10', 0)));
});

test('differs by the business time between any two instants', () => {
  const from = startOfDay('2026-10-01', time.zone);
  const instant = fc.integer({ min: 0, max: 40 * 86_400_000 - 1 }).map((offset) => from + offset);
  fc.assert(fc.property(instant, instant, (one, other) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    expect(clock(last) - clock(first)).toBe(businessMillis(first, last, time));
  }), { numRuns: 200 });
});
