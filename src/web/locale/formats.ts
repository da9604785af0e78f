import * as dates from './dates.ts';
import type { Language } from './language.ts';
import * as money from './money.ts';
import * as numbers from './numbers.ts';

/** Every format of the product bound to one language; dates in an instant's form take the organisation's zone. */
export function formatsOf(language: Language) {
  return {
    language,
    number: (value: number, shape?: numbers.NumberShape) => numbers.formatNumber(language, value, shape),
    share: (share: number, shape?: numbers.NumberShape) => numbers.formatShare(language, share, shape),
    shareBelow: (share: number, bound: number) => numbers.formatShareBelow(language, share, bound),
    points: (change: number, digits?: number) => numbers.formatPoints(language, change, digits),
    interval: (low: number, high: number, digits?: number) => numbers.formatInterval(language, low, high, digits),
    shareInterval: (low: number, high: number, digits?: number) => numbers.formatInterval(language, low * 100, high * 100, digits),
    outOf: (part: number, whole: number) => numbers.formatOutOf(language, part, whole),
    bytes: (bytes: number) => numbers.formatBytes(language, bytes),
    count: (count: number, forms: numbers.NounForms, digits?: number) => numbers.formatCount(language, count, forms, digits),
    money: (minor: number, currency: string, shape?: money.MoneyShape) => money.formatMoney(language, minor, currency, shape),
    moneyExact: (minor: number, currency: string) => money.formatMoneyExact(language, minor, currency),
    moneyUnit: (currency: string, scale?: money.MoneyScale) => money.moneyUnit(language, currency, scale),
    day: (day: dates.Day) => dates.formatDay(language, day),
    shortDay: (day: dates.Day, withYear?: boolean) => dates.formatShortDay(language, day, withYear),
    month: (day: dates.Day) => dates.formatMonth(language, day),
    shortMonth: (day: dates.Day) => dates.formatShortMonth(language, day),
    period: (from: dates.Day, to: dates.Day) => dates.formatPeriod(language, from, to),
    shortPeriod: (from: dates.Day, to: dates.Day) => dates.formatShortPeriod(language, from, to),
    instant: (instant: string, zone: string) => dates.formatInstant(language, instant, zone),
    time: dates.formatTime,
    dayOf: dates.dayOf,
    days: (days: number) => dates.formatDays(language, days),
    duration: (seconds: number) => dates.formatDuration(language, seconds),
  };
}

export type Formats = ReturnType<typeof formatsOf>;
