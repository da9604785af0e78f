import { describe, expect, test } from 'vitest';
import * as dates from './dates.ts';

const noBreak = '\u00a0';
const plain = (text: string): string => text.replaceAll(noBreak, ' ');

describe('days', () => {
  test('in full and short', () => {
    expect(plain(dates.formatDay('ru', '2026-11-18'))).toBe('18 ноября 2026');
    expect(plain(dates.formatShortDay('ru', '2026-11-18'))).toBe('18 ноя');
    expect(plain(dates.formatShortDay('en', '2025-05-04', true))).toBe('4 May 2025');
  });

  test('an instant is told in the zone of the organisation', () => {
    expect(plain(dates.formatInstant('ru', '2026-11-18T21:30:00Z', 'Europe/Moscow'))).toBe('19 ноября 2026, 00:30');
    expect(dates.dayOf('2026-11-18T21:30:00Z', 'UTC')).toBe('2026-11-18');
  });

  test('a month by itself is in the nominative', () => {
    expect(dates.formatShortMonth('ru', '2026-05-01')).toBe('май');
    expect(plain(dates.formatMonth('ru', '2026-11-18'))).toBe('ноябрь 2026');
  });
});

describe('periods are half-open and show their last day', () => {
  test.each([
    ['2026-08-01', '2026-11-01', 'август — октябрь 2026'],
    ['2025-11-01', '2026-11-01', 'ноябрь 2025 — октябрь 2026'],
    ['2026-10-01', '2026-11-01', 'октябрь 2026'],
    ['2026-08-01', '2026-11-19', '1 авг — 18 ноя 2026'],
    ['2025-12-28', '2026-01-04', '28 дек 2025 — 3 янв 2026'],
    ['2026-11-18', '2026-11-19', '18 ноя 2026'],
  ])('%s to %s', (from, to, text) => {
    expect(plain(dates.formatPeriod('ru', from, to))).toBe(text);
  });

  test('on a button without the year', () => {
    expect(plain(dates.formatShortPeriod('ru', '2026-08-01', '2026-11-01'))).toBe('1 авг — 31 окт');
  });
});

describe('lengths', () => {
  test.each([[33, '33 дня'], [0.4, '0,4 дня'], [1, '1 день'], [17.6, '18 дней'], [0, '0 дней']])('%d days', (days, text) => {
    expect(plain(dates.formatDays('ru', days))).toBe(text);
  });

  test.each([[45, '45 с'], [170, '3 мин'], [4800, '1 ч 20 мин'], [7200, '2 ч']])('%d seconds', (seconds, text) => {
    expect(plain(dates.formatDuration('ru', seconds))).toBe(text);
  });
});
