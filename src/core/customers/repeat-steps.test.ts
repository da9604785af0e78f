import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../shared/day.ts';
import { stepNumber } from '../shared/step.ts';
import { judgeCohorts, matureOn, reliableFrom, repeatRates } from './repeat-cohorts.ts';
import { isBehind } from './repeat-selection.ts';
import { repeatSteps, type RepeatFrame } from './repeat-steps.ts';
import { repeatCohorts } from './repeat.ts';

const ever = (asOf: number, horizon = 90): RepeatFrame => ({ reading: 'ever', horizon, asOf });
const within = (asOf: number, horizon = 90): RepeatFrame => ({ reading: 'horizon', horizon, asOf });
const histories = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 8 }).map((days) => days.sort((a, b) => a - b)), { minLength: 1, maxLength: 40 });

describe('the funnel of repeat purchases', () => {
  it('reads ever and within a horizon apart, and says who still has time', () => {
    const customers = [[0, 20, 40], [0, 200], [0], [250]];
    const [, second, third] = repeatSteps(customers, ever(300));
    expect(second).toMatchObject({ purchase: 2, customers: 2, ofFirst: 0.5, waiting: 1 });
    expect(third).toMatchObject({ purchase: 3, customers: 1, ofFirst: 0.25 });
    expect(second?.ofPrevious).toMatchObject({ share: 0.5 });
    const [, soon] = repeatSteps(customers, within(300));
    expect(soon, 'the second purchase after 200 days came too late').toMatchObject({ customers: 1, waiting: 1 });
    expect(soon?.estimate, 'one of four at 20 days, then one left at 50 unfinished: 1 − 3/4').toBeCloseTo(0.25, 12);
  });

  it('estimates by Kaplan–Meier what a plain share of the young understates', () => {
    const customers = [[0, 10], [0], [95], [98]];
    const [, step] = repeatSteps(customers, within(100, 30));
    expect(step?.ofPrevious?.share).toBe(0.25);
    expect(step?.estimate, 'only two were watched for ten days').toBe(0.5);
    const [, young] = repeatSteps([[95], [98, 99]], within(100, 30));
    expect(young?.estimate, 'nobody was watched for thirty days').toBeNull();
  });

  it('counts exactly those it lists', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom('ever' as const, 'horizon' as const), fc.integer({ min: 601, max: 700 }), (customers, reading, asOf) => {
        const frame = { reading, horizon: 90, asOf };
        const listed = (purchase: number, part: 'made' | 'stopped' | 'waiting') => customers.filter((days) => isBehind(days, { kind: 'step', purchase, part }, frame)).length;
        let before = customers.length;
        for (const { purchase, customers: made, waiting } of repeatSteps(customers, frame)) {
          expect(listed(purchase, 'made')).toBe(made);
          if (purchase > 1) expect([listed(purchase, 'stopped'), listed(purchase, 'waiting')]).toEqual([before - made, waiting]);
          before = made;
        }
      }),
    );
  });

  it('lists exactly the members of every cell of the cohorts', () => {
    fc.assert(
      fc.property(histories, (customers) => {
        const frame = within(700);
        for (const { cohort, customers: all, returned, active } of repeatCohorts(customers, 'month', 90, 700)) {
          const listed = (part: 'all' | 'returned' | 'not-returned' | 'active', place = 0) =>
            customers.filter((days) => isBehind(days, { kind: 'cohort', step: 'month', cohort, part, place }, frame)).length;
          expect([listed('all'), listed('returned'), listed('not-returned')]).toEqual([all, returned, all - returned]);
          expect(active.map((_, place) => listed('active', place))).toEqual(active);
        }
      }),
    );
  });
});

describe('cohorts against their own earlier ones', () => {
  /** So many customers first bought on the day; of those so many again ten days later. */
  const cohort = (day: string, customers: number, returned: number) =>
    Array.from({ length: customers }, (_, at) => (at < returned ? [dayNumber(day), dayNumber(day) + 10] : [dayNumber(day)]));
  const judged = (histories: number[][], asOf: string, reliable = '2024-01-01') => judgeCohorts(repeatCohorts(histories, 'month', 60, dayNumber(asOf)), 'month', reliable);

  it('says above and below only where it is proven', () => {
    const base = [...cohort('2025-01-10', 100, 40), ...cohort('2025-02-10', 100, 42), ...cohort('2025-03-10', 100, 70), ...cohort('2025-04-10', 100, 20), ...cohort('2025-05-10', 10, 9)];
    const cohorts = judged(base, '2026-01-01');
    expect(cohorts.map(({ standing }) => standing)).toEqual(['first', 'same', 'above', 'below', 'few']);
    expect(cohorts[2]?.z, '70/100 against 82/200').toBeCloseTo(4.74, 2);
    expect(cohorts[4]?.z).toBeNull();
  });

  it('compares neither young cohorts nor the beginning of history', () => {
    const base = [...cohort('2025-01-10', 100, 90), ...cohort('2025-06-10', 100, 40), ...cohort('2025-12-10', 100, 5)];
    const cohorts = judged(base, '2026-01-01', '2025-05-01');
    expect(cohorts.map(({ standing }) => standing)).toEqual(['incomplete', 'first', 'young']);
    expect(matureOn(cohorts[2]!, 'month', 60)).toBe('2026-03-01');
    const rates = repeatRates(cohorts, 'month', dayNumber('2026-01-01'));
    expect(rates.isComplete).toBe(true);
    expect(rates.mature, 'June alone').toMatchObject({ customers: 100, returned: 40, cohorts: 1 });
    expect(repeatRates(judged(base, '2026-01-01', '2025-12-01'), 'month', dayNumber('2026-01-01'))).toMatchObject({ isComplete: false, mature: { customers: 200, returned: 130 } });
  });

  it('holds cohorts of 12 to 24 months against the older ones', () => {
    const base = [...cohort('2023-03-10', 200, 100), ...cohort('2024-06-10', 200, 60), ...cohort('2025-06-10', 200, 199)];
    const { lastYear, earlier, z } = repeatRates(judged(base, '2026-01-15', '2023-01-01'), 'month', dayNumber('2026-01-15'));
    expect([lastYear.returned, lastYear.period, earlier.returned]).toEqual([60, { from: '2024-06-01', to: '2024-07-01' }, 100]);
    expect(z).toBeCloseTo(-4.08, 2);
  });

  it('believes a named day, else leaves out the first horizon to the end of its step', () => {
    expect(reliableFrom('2025-01-03', null, 159, 'month')).toBe('2025-07-01');
    expect(reliableFrom('2025-01-01', null, 31, 'month'), 'ends with its step').toBe('2025-02-01');
    expect(reliableFrom('2025-01-03', null, 159, 'quarter')).toBe('2025-07-01');
    expect(reliableFrom('2025-01-03', '2025-03-01', 159, 'month')).toBe('2025-03-01');
    expect(reliableFrom('2025-01-03', '2020-01-01', 159, 'month'), 'so that the first month, begun on its third day, is whole').toBe('2020-01-01');
  });

  it('puts every purchase into a step of its cohort', () => {
    const [first] = repeatCohorts([[dayNumber('2025-01-10'), dayNumber('2025-03-01')]], 'month', 60, dayNumber('2025-04-01'));
    expect(first).toMatchObject({ cohort: stepNumber(dayNumber('2025-01-10'), 'month'), active: [1, 0, 1] });
  });
});
