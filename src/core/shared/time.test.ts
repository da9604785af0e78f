import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayFromNumber, dayNumber, isDay, weekday } from './day.ts';
import { formatPeriod, lastDays, lastFullMonths, lastFullQuarters, parsePeriod, periodInstants, previousPeriod } from './period.ts';
import { fullStepsIn, nextStepStart, stepForGap, stepNumber, stepStart, stepsIn, weeksCutAtMonths, type Step } from './step.ts';
import { dayOf, formatInstant, instantAt, isZone, parseInstant, startOfDay } from './zone.ts';

const moscow = 'Europe/Moscow';
const zones = [moscow, 'UTC', 'America/New_York', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Cairo'];
const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });
const days = fc.integer({ min: dayNumber('2005-01-01'), max: dayNumber('2035-01-01') }).map(dayFromNumber);
const steps = fc.constantFrom<Step>('day', 'week', 'month', 'quarter', 'year');
const read = (text: string, zone = moscow) => {
  const parsed = parseInstant(text, zone);
  return parsed.ok ? formatInstant(parsed.value) : parsed.reason;
};

describe('days', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-1')).toBe(false);
    expect(() => dayNumber('2026-13-01')).toThrow(RangeError);
    expect(weekday('2026-10-05')).toBe(1);
    expect(weekday('1969-12-28')).toBe(7);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });
});

describe('zones', () => {
  it('puts a late UTC payment into the next Moscow month', () => {
    const payment = Date.parse('2026-10-31T21:30:00Z');
    expect(dayOf(payment, moscow)).toBe('2026-11-01');
    expect(dayOf(payment, 'UTC'), 'the answer of a build that counts in UTC').toBe('2026-10-31');
  });

  it('agrees with Temporal everywhere', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(dayOf(instant, zone)).toBe(local.toPlainDate().toString());
        expect(startOfDay(dayOf(instant, zone), zone)).toBe(local.startOfDay().epochMilliseconds);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399 }), fc.constantFrom(...zones), (day, seconds, zone) => {
        const local = Temporal.PlainDate.from(day).toPlainDateTime().add({ seconds });
        expect(instantAt(day, seconds * 1000, zone)).toBe(local.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the first instant of a day the clock begins at one', () => {
    expect(formatInstant(startOfDay('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
    expect(isZone('Europe/Moscow')).toBe(true);
    expect(isZone('Europe/Nowhere')).toBe(false);
  });

  it('reads date-times with and without an offset', () => {
    expect(read('2026-10-01')).toBe('2026-09-30T21:00:00.000Z');
    expect(read('2026-10-01 12:30')).toBe('2026-10-01T09:30:00.000Z');
    expect(read('2026-10-01T12:30:05.25Z')).toBe('2026-10-01T12:30:05.250Z');
    expect(read('2026-10-01T12:30:05+0530')).toBe('2026-10-01T07:00:05.000Z');
    for (const text of ['2026-10-32', '2026-10-01T25:00', '2026-10-01Z', 'x']) expect(read(text)).toBe('not-a-date-time');
  });
});

describe('steps', () => {
  it('cuts weeks from Monday, months and quarters by the calendar', () => {
    expect(stepStart('2026-10-04', 'week')).toBe('2026-09-28');
    expect(stepStart('2026-11-30', 'quarter')).toBe('2026-10-01');
    expect(nextStepStart('2026-12-31', 'month')).toBe('2027-01-01');
    const october = { from: '2026-10-01', to: '2026-11-01' };
    expect(stepsIn(october, 'week').map(({ from }) => from)).toEqual(['2026-10-01', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26']);
    expect(fullStepsIn(october, 'week')).toHaveLength(3);
    expect(weeksCutAtMonths({ from: '2026-09-01', to: '2026-11-01' })).toHaveLength(10);
  });

  it('numbers steps so that neighbours differ by one and no step is split', () => {
    fc.assert(
      fc.property(days, steps, (day, step) => {
        const start = stepStart(day, step);
        const next = nextStepStart(day, step);
        expect(start <= day && day < next).toBe(true);
        const number = stepNumber(dayNumber(day), step);
        expect(stepNumber(dayNumber(start), step)).toBe(number);
        expect(stepNumber(dayNumber(addDays(next, -1)), step)).toBe(number);
        expect(stepNumber(dayNumber(next), step)).toBe(number + 1);
      }),
    );
  });

  it('picks the step by the median gap', () => {
    expect([1, 7, 7.5, 31, 32].map(stepForGap)).toEqual(['week', 'week', 'month', 'month', 'quarter']);
  });
});

describe('periods', () => {
  const asOf = Date.parse('2026-11-01T06:00:00Z');

  it('reads the forms people type', () => {
    const parsed = (text: string) => {
      const period = parsePeriod(text);
      return period.ok ? `${period.value.from}..${period.value.to}` : period.reason;
    };
    expect(parsed('2026-10')).toBe('2026-10-01..2026-11-01');
    expect(parsed('2026')).toBe('2026-01-01..2027-01-01');
    expect(parsed('2026-Q4')).toBe('2026-10-01..2027-01-01');
    expect(parsed('2026-12-31')).toBe('2026-12-31..2027-01-01');
    expect(parsed('2026-10-05..2026-10-12')).toBe('2026-10-05..2026-10-12');
    expect(parsed('2026-10-05..2026-10-05')).toBe('period-empty');
    for (const text of ['2026-13', '2026-10..2026-11', 'вчера', '2026-10-01..2026-11-01..2026-12-01']) {
      expect(parsed(text)).toBe('not-a-period');
    }
    expect(formatPeriod({ from: '2026-10-01', to: '2026-11-01' })).toBe('2026-10');
    expect(formatPeriod({ from: '2026-10-02', to: '2026-11-02' })).toBe('2026-10-02..2026-11-02');
  });

  it('is half-open in the zone', () => {
    const { from, to } = periodInstants({ from: '2026-10-01', to: '2026-11-01' }, moscow);
    expect([formatInstant(from), formatInstant(to)]).toEqual(['2026-09-30T21:00:00.000Z', '2026-10-31T21:00:00.000Z']);
  });

  it('steps back by equal stretches', () => {
    expect(previousPeriod({ from: '2026-10-01', to: '2026-11-01' })).toEqual({ from: '2026-09-01', to: '2026-10-01' });
    expect(previousPeriod({ from: '2026-01-01', to: '2026-04-01' })).toEqual({ from: '2025-10-01', to: '2026-01-01' });
    expect(previousPeriod({ from: '2026-10-05', to: '2026-10-12' })).toEqual({ from: '2026-09-28', to: '2026-10-05' });
  });

  it('never takes the running month', () => {
    expect(lastFullMonths(asOf, 3, moscow)).toEqual({ from: '2026-08-01', to: '2026-11-01' });
    expect(lastFullMonths(Date.parse('2026-10-31T20:59:00Z'), 3, moscow)).toEqual({ from: '2026-07-01', to: '2026-10-01' });
    expect(lastFullQuarters(asOf, 4, moscow)).toEqual({ from: '2025-10-01', to: '2026-10-01' });
  });

  it('ends the last days at as-of', () => {
    expect(lastDays(startOfDay('2026-11-01', moscow), 90, moscow)).toEqual({ from: '2026-08-03', to: '2026-11-01' });
    expect(lastDays(asOf, 90, moscow)).toEqual({ from: '2026-08-04', to: '2026-11-02' });
  });
});
