import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayNumber } from '../shared/day.ts';
import { firstDayOfStep, stepNumber } from '../shared/step.ts';
import { knownBefore, runAbcXyz, windowBefore, type Buyer, type RunRequest } from './abcxyz-run.ts';
import { stepMarks } from './customer-steps.ts';
import { totalsByDay, type PurchaseRow } from './purchase-days.ts';
import { fullSteps } from './xyz-step.ts';

const asOf = '2026-11-15';
const since = '2024-01-10';
const frequency: RunRequest = { measure: 'revenue', mode: 'frequency', step: 'month' };

function buyer(id: number, rows: readonly PurchaseRow[], margin: (amount: number) => number | null = (amount) => amount): Buyer {
  const totals = totalsByDay(rows);
  return { id, ...totals, margins: totals.amounts.map(margin) };
}

const monthly = (amount: number, ...months: number[]): PurchaseRow[] => months.map((month) => ({ day: dayNumber(addMonths('2025-11-05', month)), amount }));

describe('a run of ABCXYZ', () => {
  const regular = buyer(1, monthly(1000, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
  const sometimes = buyer(2, monthly(300, 0, 3, 5, 7, 9, 11));

  it('leaves the running month out of money and of rhythm', () => {
    const late = buyer(3, [{ day: dayNumber('2026-11-10'), amount: 1_000_000 }]);
    const run = runAbcXyz([regular, sometimes, late], asOf, since, frequency);
    expect(run.window).toEqual({ from: '2025-11-01', to: '2026-11-01' });
    expect(run.customers.map(({ id, place, amount, active, eligible }) => [id, place, amount, active, eligible])).toEqual([
      [1, 'AX', 12_000, 12, 12],
      [2, 'BY', 1800, 6, 12],
    ]);
  });

  it('keeps customers of unknown margin apart and counts them', () => {
    const unknown = buyer(4, monthly(9000, 0, 5), (amount) => (amount > 0 ? null : amount));
    const half = buyer(5, monthly(500, 1, 2), (amount) => amount / 2);
    const run = runAbcXyz([regular, unknown, half], asOf, since, { ...frequency, measure: 'margin' });
    expect([run.withoutMargin, run.customers.map(({ id, amount }) => [id, amount])]).toEqual([1, [[1, 12_000], [5, 500]]]);
  });

  it('knows nothing of later days in an earlier run, whose window lies as many months back', () => {
    const before = addMonths(asOf, -3);
    const window = windowBefore({ from: '2025-11-01', to: '2026-11-01' }, asOf, before);
    expect(window).toEqual({ from: '2025-08-01', to: '2026-08-01' });
    const known = knownBefore([regular, sometimes, buyer(9, monthly(1, 10))], before);
    expect(known.map(({ id, days }) => [id, days.length])).toEqual([[1, 10], [2, 5]]);
    expect(runAbcXyz(known, before, since, { ...frequency, window }).customers.map(({ id, amount, active, eligible }) => [id, amount, active, eligible])).toEqual([
      [1, 9000, 9, 9],
      [2, 1200, 4, 9],
    ]);
  });

  const row = fc.record({ day: fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2026-11-14') }), amount: fc.integer({ min: -500, max: 2000 }) });
  const base = fc.array(fc.array(row, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 15 });
  const modes = fc.constantFrom<RunRequest>(frequency, { ...frequency, mode: 'variation' }, { ...frequency, mode: 'rank' }, { measure: 'revenue', mode: 'frequency' });

  it('does not depend on the order of rows, nor on how an order was shipped on its day', () => {
    fc.assert(
      fc.property(base, modes, fc.nat(), (customers, request, seed) => {
        const run = runAbcXyz(customers.map((rows, id) => buyer(id, rows)), asOf, since, request);
        const shuffled = customers.map((rows) => [...rows].sort((a, b) => ((a.day * 7919 + seed) % 101) - ((b.day * 7919 + seed) % 101)));
        expect(runAbcXyz(shuffled.map((rows, id) => buyer(id, rows)), asOf, since, request)).toEqual(run);
        const split = customers.map((rows) => rows.flatMap(({ day, amount }) => [{ day, amount: amount - 3 }, { day, amount: 3 }]));
        expect(runAbcXyz(split.map((rows, id) => buyer(id, rows)), asOf, since, request)).toEqual(run);
      }),
    );
  });

  it('is not moved by a customer that bought nothing net', () => {
    fc.assert(
      fc.property(base, modes, fc.integer({ min: 0, max: 5000 }), (customers, request, returned) => {
        const buyers = customers.map((rows, id) => buyer(id, rows));
        const run = runAbcXyz(buyers, asOf, since, request);
        const taker = buyer(99, [{ day: dayNumber('2026-10-02'), amount: -returned }]);
        const withTaker = runAbcXyz([...buyers, taker], asOf, since, request);
        expect(withTaker.customers.filter(({ id }) => id !== 99)).toEqual(run.customers);
        expect(withTaker.total).toBe(run.total);
      }),
    );
  });
});

describe('the squares of a customer', () => {
  it('tell bought, idle and not yet a customer', () => {
    const range = fullSteps({ from: '2026-05-01', to: '2026-11-01' }, 'month');
    const totals = totalsByDay([{ day: dayNumber('2026-07-04'), amount: 5 }, { day: dayNumber('2026-08-04'), amount: -5 }, { day: dayNumber('2026-10-31'), amount: 1 }]);
    expect(stepMarks(totals, range, 12)).toEqual(['before', 'before', 'active', 'idle', 'idle', 'active']);
    expect(stepMarks(totals, range, 2)).toEqual(['idle', 'active']);
    expect(stepMarks(totalsByDay([]), range, 1)).toEqual(['before']);
  });

  it('have names: the first day of each step leads back to its number', () => {
    for (const step of ['day', 'week', 'month', 'quarter', 'year'] as const) {
      for (const day of ['2025-12-29', '2026-01-01', '2026-02-28', '2026-11-15']) {
        const number = stepNumber(dayNumber(day), step);
        const first = firstDayOfStep(number, step);
        expect(first <= day && stepNumber(dayNumber(first), step) === number).toBe(true);
        expect(stepNumber(dayNumber(first) - 1, step)).toBe(number - 1);
      }
    }
  });
});
