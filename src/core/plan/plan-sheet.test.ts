import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { russianCalendar } from '../shared/calendar-russia.ts';
import { addDays, type Day } from '../shared/day.ts';
import { growPlan } from './grow.ts';
import { firstPlanned, plannedFor, spreadPlans } from './plan-days.ts';
import { attainmentOf, standingOf, stretchesOf, type Planned } from './plan-sheet.ts';
import { findPlannable, metricOfPlan } from './planned-metrics.ts';
import { changesWithin, piecesInForce, versionsInForce } from './plan-versions.ts';
import { monthEndOf, regularityOf } from './regularity.ts';

const november = { from: '2026-11-01', to: '2026-12-01' };
const plan = (from: Day, to: Day, value: number, line = '') => ({ from, to, value, line });
const known = { from: '2026-01-01', to: '2027-01-01' };
const sheet = (value: number | null, actuals: Record<Day, number>): Planned => ({
  plans: value === null ? [] : [plan(november.from, november.to, value)],
  actuals: new Map(Object.entries(actuals)),
  known,
});
const standing = (of: Planned, today: Day) => standingOf(of, november, today, russianCalendar);

describe('plans by day', () => {
  it('spread over working days, so that a holiday week is planned less', () => {
    const weeks = [['2026-11-01', '2026-11-02'], ['2026-11-02', '2026-11-09'], ['2026-11-09', '2026-11-16'], ['2026-11-30', '2026-12-01']] as const;
    const planned = weeks.map(([from, to]) => plannedFor({ from, to }, [plan(november.from, november.to, 200)], russianCalendar));
    expect(planned, '4 November is a holiday; 20 working days in all').toEqual([0, 40, 50, 10]);
  });

  it('give way to the shorter plan of the same line, and add up over lines', () => {
    const year = plan('2026-01-01', '2027-01-01', 247_000);
    expect(plannedFor(november, [year], russianCalendar), '20 of 247 working days').toBeCloseTo(20_000, 6);
    const month = plan(november.from, november.to, 33_333);
    expect(plannedFor(november, [year, month], russianCalendar)).toBe(33_333);
    expect(plannedFor(november, [year, { ...month, line: 'other' }], russianCalendar)).toBeCloseTo(53_333, 6);
    const quarter = plan('2026-10-01', '2027-01-01', 100_000);
    expect(plannedFor({ from: '2026-10-01', to: '2027-01-01' }, [quarter, month], russianCalendar), 'the plan of exactly this period wins').toBe(100_000);
  });

  it('are null where there is none, which is not zero', () => {
    expect(plannedFor(november, [], russianCalendar)).toBeNull();
    expect(plannedFor(november, [plan(november.from, november.to, 0)], russianCalendar)).toBe(0);
  });

  it('hold their total whatever the period, and no day is negative', () => {
    const length = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(length, fc.nat(10_000_000), fc.nat(300), (days, value, offset) => {
        const from = addDays('2025-06-01', offset);
        const spread = spreadPlans([plan(from, addDays(from, days), value)], russianCalendar);
        expect([...spread.values()].reduce((sum, part) => sum + part, 0)).toBeCloseTo(value, 3);
        expect([...spread.values()].every((part) => part >= 0)).toBe(true);
      }),
    );
  });

  it('come from the first level that has one', () => {
    const own = [plan('2026-10-01', '2026-11-01', 1)];
    const reps = [plan('2026-10-01', '2026-11-01', 5, 'a'), plan('2026-11-01', '2026-12-01', 6, 'a'), plan('2026-11-01', '2026-12-01', 7, 'b')];
    expect(firstPlanned(own, reps).map(({ value }) => value)).toEqual([1, 6, 7]);
  });
});

describe('where a plan stands', () => {
  it('in the middle of the month: by full days, with what each remaining day must bring', () => {
    const result = standing(sheet(2000, { '2026-11-02': 300, '2026-11-09': 500, '2026-11-18': 70 }), '2026-11-18');
    expect(result).toMatchObject({ state: 'running', plan: 2000, actual: 870, workingDays: 20, workingDaysOver: 11, workingDaysLeft: 9 });
    expect(result.toDate).toEqual({ ideal: 1100, actual: 800, gap: -300, attainment: 800 / 1100 });
    expect(result.catchUp).toEqual({ needed: 1200 / 9, planned: 100, pace: 800 / 11, days: 9 });
  });

  it('over, without a plan, with a plan of zero, without facts, ahead', () => {
    const actuals = { '2026-11-02': 2100 };
    expect(standing(sheet(2000, actuals), '2026-12-05')).toMatchObject({ state: 'over', attainment: 1.05, toDate: null, catchUp: null });
    expect(standing(sheet(null, actuals), '2026-12-05')).toMatchObject({ plan: null, attainment: null, reason: 'no-plan' });
    expect(standing(sheet(0, actuals), '2026-12-05')).toMatchObject({ plan: 0, attainment: null, reason: 'zero-plan' });
    expect(standing({ ...sheet(2000, {}), known: null }, '2026-12-05')).toMatchObject({ actual: null, reason: 'no-data' });
    expect(standing({ ...sheet(2000, {}), known: { from: '2026-12-01', to: '2027-01-01' } }, '2026-12-05')).toMatchObject({ actual: null, reason: 'no-data' });
    expect(standing(sheet(2000, {}), '2026-10-20')).toMatchObject({ state: 'ahead', actual: null, toDate: null });
    expect(standing(sheet(2000, actuals), '2026-11-10'), 'reached early').toMatchObject({ catchUp: null });
    expect(standing(sheet(2000, {}), '2026-11-01'), 'the first day is running, with nothing yet').toMatchObject({ state: 'running', actual: 0, workingDaysLeft: 20 });
  });

  it('holds only the planned part of a quarter against its plan, and says what has none', () => {
    const quarter = { from: '2026-10-01', to: '2027-01-01' };
    const of = { plans: [plan(november.from, november.to, 1000)], actuals: new Map([['2026-10-05', 900], ['2026-11-05', 500], ['2026-12-07', 700]]), known };
    expect(standingOf(of, quarter, '2027-01-01', russianCalendar)).toMatchObject({ plan: 1000, actual: 2100, attainment: 0.5, unplanned: [{ from: '2026-10-01', to: '2026-11-01' }, { from: '2026-12-01', to: '2027-01-01' }] });
    expect(standingOf(of, quarter, '2026-11-18', russianCalendar).catchUp, '500 over the 9 planned days left').toMatchObject({ needed: 500 / 9, days: 9 });
    expect(standingOf({ ...of, plans: [] }, quarter, '2027-01-01', russianCalendar).unplanned, 'no plan at all is another thing').toEqual([]);
  });

  it('keeps refunds in the attainment', () => {
    expect(standing(sheet(1000, { '2026-11-02': 1100, '2026-11-20': -300 }), '2026-12-01').attainment).toBe(0.8);
  });

  it('attains nothing of no plan and of a plan of zero', () => {
    expect([attainmentOf(5, null), attainmentOf(null, 5), attainmentOf(5, 0), attainmentOf(0, 5)].map(({ value, reason }) => value ?? reason)).toEqual(['no-plan', 'no-data', 'zero-plan', 0]);
  });
});

describe('regularity', () => {
  const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month, at) => {
    const from = `${month}-01`;
    return { from, to: addDays(addDays(from, 31).slice(0, 8) + '01', 0), at };
  });

  it('counts the last six full months and never the running one', () => {
    const attained = [0.2, 1, 0.95, 0.94, 1.2, 0.96, 0.1];
    const of = {
      plans: months.map(({ from, to }) => plan(from, to, 100)),
      actuals: new Map(months.map(({ from, at }) => [from, (attained[at] ?? 0) * 100])),
      known,
    };
    const result = regularityOf(stretchesOf(of, months, '2026-11-20', russianCalendar))!;
    expect(result).toMatchObject({ months: 6, fulfilled: 4 });
    const six = [0.2, 1, 0.95, 0.94, 1.2, 0.96];
    const mean = six.reduce((sum, value) => sum + value, 0) / 6;
    expect(result.variation).toBeCloseTo(Math.sqrt(six.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 6) / mean, 12);
    expect(regularityOf([])).toBeNull();
  });

  it('sees a month made in its last five working days', () => {
    const actuals = { '2026-11-10': 100, '2026-11-24': 50, '2026-11-29': 25, '2026-11-30': 25 };
    const result = monthEndOf(sheet(null, actuals), [november], russianCalendar)!;
    expect(result, 'the last five are 24, 25, 26, 27 and 30 November').toMatchObject({ share: 0.5, days: 0.25, ratio: 2 });
    expect(monthEndOf(sheet(null, {}), [november], russianCalendar)).toBeNull();
  });
});

describe('a plan that was changed', () => {
  const version = (value: number | null, on: Day, byHand = false) => ({ value, on, byHand });

  it('holds the latest, but no file replaces what a person entered', () => {
    const versions = [version(100, '2026-10-20'), version(100, '2026-10-25'), version(150, '2026-11-10', true), version(90, '2026-11-15')];
    expect(versionsInForce(versions).map(({ value }) => value)).toEqual([100, 150]);
    expect(changesWithin(versions, november)).toEqual([{ was: 100, is: version(150, '2026-11-10', true) }]);
    expect(changesWithin([version(1, '2026-09-01'), version(2, '2026-10-31')], november), 'before the month began it was planning').toEqual([]);
  });

  it('counts on each day as it was valid then', () => {
    const pieces = piecesInForce(november, 'line', [version(200, '2026-10-20'), version(400, '2026-11-16')], russianCalendar);
    expect(pieces).toEqual([
      { from: '2026-11-01', to: '2026-11-16', value: 90, line: 'line' },
      { from: '2026-11-16', to: '2026-12-01', value: 220, line: 'line' },
    ]);
    expect(plannedFor(november, pieces, russianCalendar), '9 days of 10, then 11 of 20').toBe(310);
    expect(piecesInForce(november, '', [version(200, '2026-11-20')], russianCalendar), 'what was first said holds from the beginning').toMatchObject([{ value: 200 }]);
    expect(piecesInForce(november, '', [version(200, '2026-10-20'), version(null, '2026-11-16', true)], russianCalendar)).toMatchObject([{ to: '2026-11-16', value: 90 }]);
  });
});

describe('what a plan can be set in', () => {
  it('adds up over days', () => {
    expect(['order-revenue', 'amount-won', 'payments', 'calls', 'meetings-held', 'deals-won', 'new-customers'].filter((id) => findPlannable(id) === undefined)).toEqual([]);
    expect(['win-rate', 'average-order', 'active-customers', 'deals-open', 'tasks-overdue', 'rhythm'].filter((id) => findPlannable(id) !== undefined)).toEqual([]);
  });

  it('is known by id and by title in either language', () => {
    expect(['order-revenue', ' выручка по отгрузкам ', 'Order revenue'].map((text) => metricOfPlan(text)?.id)).toEqual(['order-revenue', 'order-revenue', 'order-revenue']);
    expect(metricOfPlan('прибыль')).toBeUndefined();
  });

  it('grows in whole units', () => {
    expect(growPlan(123_456_789, 7.5, 'RUB'), '1 327 160,48 ₽ is 1 327 160 ₽').toBe(132_716_000);
    expect([growPlan(11, 10, null), growPlan(0, 50, 'RUB'), growPlan(-1, 50, 'RUB')]).toEqual([12, 0, null]);
  });
});
