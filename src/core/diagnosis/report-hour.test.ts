import { describe, expect, test } from 'vitest';
import { dueDay, nextHour } from './report-hour.ts';

const at = (text: string): number => Date.parse(text);
const mondayAtNine = { weekday: 1, hour: 9 };

describe('the day whose hour has come', () => {
  // The 2nd of November 2026 is a Monday; nine in Moscow is six in UTC.
  test.each([
    ['a minute before', '2026-11-02T05:59:00Z', null],
    ['at the hour', '2026-11-02T06:00:00Z', '2026-11-02'],
    ['in the last minute of the day', '2026-11-02T20:59:00Z', '2026-11-02'],
    ['the next day', '2026-11-02T21:00:00Z', null],
    ['another weekday', '2026-11-05T09:00:00Z', null],
  ])('%s', (_, now, day) => {
    expect(dueDay(mondayAtNine, at(now), 'Europe/Moscow')?.day ?? null).toBe(day);
  });

  test('is of the organisation and not of UTC: in Kamchatka Monday begins on Sunday', () => {
    expect(dueDay({ weekday: 1, hour: 0 }, at('2026-11-01T12:00:00Z'), 'Asia/Kamchatka')).toEqual({ day: '2026-11-02', since: at('2026-11-01T12:00:00Z') });
  });
});

describe('the next hour', () => {
  test.each([
    ['later today', '2026-11-02T05:59:00Z', '2026-11-02T06:00:00Z'],
    ['in a week, at the hour itself', '2026-11-02T06:00:00Z', '2026-11-09T06:00:00Z'],
    ['from the middle of the week', '2026-11-05T00:00:00Z', '2026-11-09T06:00:00Z'],
  ])('%s', (_, now, next) => {
    expect(nextHour(mondayAtNine, at(now), 'Europe/Moscow')).toBe(at(next));
  });

  test('keeps to the clock on the wall where it changes: in Berlin 25 October 2026 ends summer time', () => {
    expect(nextHour(mondayAtNine, at('2026-10-20T00:00:00Z'), 'Europe/Berlin')).toBe(at('2026-10-26T08:00:00Z'));
  });
});
