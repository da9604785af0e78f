import { chooseForm, formatNumber } from './numbers.ts';
import type { Language } from './language.ts';

const noBreak = '\u00a0';

const months: Record<Language, { readonly short: readonly string[]; readonly of: readonly string[]; readonly alone: readonly string[] }> = {
  ru: {
    short: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
    of: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
    alone: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
  },
  en: {
    short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    of: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
    alone: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  },
};

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type Day = string;

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(day: Day): DayParts {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return { year: year ?? 0, month: month ?? 1, day: date ?? 1 };
}

function name(language: Language, form: 'short' | 'of' | 'alone', month: number): string {
  return months[language][form][month - 1] ?? '';
}

/** `18 ноября 2026`. */
export function formatDay(language: Language, day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${date}${noBreak}${name(language, 'of', month)} ${year}`;
}

/** `18 ноя`; with the year where it is not the year of the rows around: `18 ноя 2025`. */
export function formatShortDay(language: Language, day: Day, withYear = false): string {
  const { year, month, day: date } = partsOf(day);
  const text = `${date}${noBreak}${name(language, 'short', month)}`;
  return withYear ? `${text}${noBreak}${year}` : text;
}

/** `ноябрь 2026` from any day of the month. */
export function formatMonth(language: Language, day: Day): string {
  const { year, month } = partsOf(day);
  return `${name(language, 'alone', month)}${noBreak}${year}`;
}

/** `ноя` where the year is told elsewhere. */
export function formatShortMonth(language: Language, day: Day): string {
  const { month } = partsOf(day);
  return language === 'ru' && month === 5 ? 'май' : name(language, 'short', month);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

function isMonthStart(day: Day): boolean {
  return partsOf(day).day === 1;
}

/**
 * A half-open period `[from, to)` in words. Whole months read `август — октябрь 2026`, everything else
 * `1 авг — 18 ноя 2026`; the last day shown is the last day inside.
 */
export function formatPeriod(language: Language, from: Day, to: Day): string {
  const last = addDays(to, -1);
  const start = partsOf(from);
  const end = partsOf(last);
  if (isMonthStart(from) && isMonthStart(to)) {
    if (start.year === end.year && start.month === end.month) return formatMonth(language, from);
    const first = start.year === end.year ? name(language, 'alone', start.month) : formatMonth(language, from);
    return `${first} — ${formatMonth(language, last)}`;
  }
  if (from === last) return formatShortDay(language, from, true);
  return `${formatShortDay(language, from, start.year !== end.year)} — ${formatShortDay(language, last, true)}`;
}

/** The short form for a button: `1 авг — 31 окт`. */
export function formatShortPeriod(language: Language, from: Day, to: Day): string {
  const last = addDays(to, -1);
  const years = partsOf(from).year !== partsOf(last).year;
  if (from === last) return formatShortDay(language, from);
  return `${formatShortDay(language, from, years)} — ${formatShortDay(language, last, years)}`;
}

/** The calendar day of an instant in the organisation's zone. */
export function dayOf(instant: string, zone: string): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}

/** `13:05` in the organisation's zone. */
export function formatTime(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('ru-RU', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** `18 ноября 2026, 13:05` in the organisation's zone. */
export function formatInstant(language: Language, instant: string, zone: string): string {
  return `${formatDay(language, dayOf(instant, zone))}, ${formatTime(instant, zone)}`;
}

/** `33 дня`, `0,4 дня`: whole from ten on, one decimal below when it is not whole. */
export function formatDays(language: Language, days: number): string {
  const digits = days < 10 && Math.round(days * 10) % 10 !== 0 ? 1 : 0;
  const shown = Number(days.toFixed(digits));
  const forms = language === 'ru' ? { one: 'день', few: 'дня', many: 'дней', other: 'дня' } : { one: 'day', other: 'days' };
  return `${formatNumber(language, shown, { digits })}${noBreak}${chooseForm(language, shown, forms)}`;
}

/** How long a piece of work takes or has left: `45 с`, `3 мин`, `1 ч 20 мин`. */
export function formatDuration(language: Language, seconds: number): string {
  const units = language === 'ru' ? { s: 'с', m: 'мин', h: 'ч' } : { s: 's', m: 'min', h: 'h' };
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))}${noBreak}${units.s}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${noBreak}${units.m}`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}${noBreak}${units.h}`;
  return rest === 0 ? hours : `${hours}${noBreak}${rest}${noBreak}${units.m}`;
}
