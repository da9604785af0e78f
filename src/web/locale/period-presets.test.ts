import { expect, test } from 'vitest';
import { presetNames, presetOf, presetPeriod } from './period-presets.ts';

test.each([
  ['thisMonth', '2026-01-15', '2026-01-01', '2026-02-01'],
  ['lastMonth', '2026-01-15', '2025-12-01', '2026-01-01'],
  ['thisQuarter', '2026-11-18', '2026-10-01', '2027-01-01'],
  ['lastQuarter', '2026-02-18', '2025-10-01', '2026-01-01'],
  ['thisYear', '2026-11-18', '2026-01-01', '2027-01-01'],
  ['lastYear', '2026-11-18', '2025-01-01', '2026-01-01'],
  ['lastThreeMonths', '2026-11-18', '2026-08-01', '2026-11-01'],
  ['lastTwelveMonths', '2026-11-01', '2025-11-01', '2026-11-01'],
] as const)('%s on %s', (name, today, from, to) => {
  expect(presetPeriod(name, today)).toEqual({ from, to });
});

test('a period knows its preset', () => {
  for (const name of presetNames) expect(presetOf(presetPeriod(name, '2026-11-18'), '2026-11-18')).toBe(name);
  expect(presetOf({ from: '2026-11-02', to: '2026-11-03' }, '2026-11-18')).toBeNull();
});
