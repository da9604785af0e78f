import { Temporal } from 'temporal-polyfill';
import { dayFromNumber, dayNumber, isDay, type Day } from './day.ts';
import { failure, success, type Result } from './result.ts';

/** An instant as milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const dayMillis = 86_400_000;

/** A stretch between two changes of a zone's clock, within which the offset from UTC is one. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/** Remembered stretches by zone: pure facts, so remembering them changes no answer, only the speed. */
const stretches = new Map<string, Stretch[]>();

function learnStretch(instant: Instant, zone: string): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const next = here.getTimeZoneTransition('next');
  const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: previous === null ? -Infinity : previous.epochMilliseconds,
    to: next === null ? Infinity : next.epochMilliseconds,
    offset: here.offsetNanoseconds / 1_000_000,
  };
}

/** Milliseconds the zone's clock is ahead of UTC at the instant: Moscow in 2026 → 10 800 000. */
export function zoneOffset(instant: Instant, zone: string): number {
  let known = stretches.get(zone);
  if (known === undefined) stretches.set(zone, (known = []));
  for (const stretch of known) if (instant >= stretch.from && instant < stretch.to) return stretch.offset;
  const learnt = learnStretch(instant, zone);
  known.push(learnt);
  return learnt.offset;
}

/** Is this an IANA time zone the runtime knows? */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The local date of an instant: 2026-10-31T21:30Z is already 1 November in Moscow. */
export function dayOf(instant: Instant, zone: string): Day {
  return dayFromNumber(dayNumberOf(instant, zone));
}

/** The local date of an instant as a day number. */
export function dayNumberOf(instant: Instant, zone: string): number {
  return Math.floor((instant + zoneOffset(instant, zone)) / dayMillis);
}

/** The first instant of a local date, also where the clock jumps over midnight. */
export function startOfDay(day: Day, zone: string): Instant {
  const wall = dayNumber(day) * dayMillis;
  const before = zoneOffset(wall - dayMillis, zone);
  if (before === zoneOffset(wall + dayMillis, zone)) return wall - before;
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * The instant of a wall-clock time, `milliseconds` after the local midnight of `day`. A time the
 * clock shows twice is its first showing; a time it skips is moved on by the gap.
 */
export function instantAt(day: Day, milliseconds: number, zone: string): Instant {
  const wall = dayNumber(day) * dayMillis + milliseconds;
  const before = zoneOffset(wall - dayMillis, zone);
  if (before === zoneOffset(wall + dayMillis, zone)) return wall - before;
  const local = Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, -1));
  return local.toZonedDateTime(zone).epochMilliseconds;
}

const stamp = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Reads `2026-10-01`, `2026-10-01 12:30`, `2026-10-01T12:30:05.250+03:00`. Without an offset the
 * time is in the organisation's zone; a bare date is the first instant of that day there.
 */
export function parseInstant(text: string, zone: string): Result<Instant, 'not-a-date-time'> {
  const match = stamp.exec(text);
  const day = match?.[1] ?? '';
  if (match === null || !isDay(day)) return failure('not-a-date-time');
  const [hours, minutes, seconds] = [Number(match[2] ?? 0), Number(match[3] ?? 0), Number(match[4] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return failure('not-a-date-time');
  if (match[2] === undefined) return match[6] === undefined ? success(startOfDay(day, zone)) : failure('not-a-date-time');
  const millis = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  if (match[6] === undefined) return success(instantAt(day, millis, zone));
  return success(dayNumber(day) * dayMillis + millis - offsetOf(match[6]));
}

/** An instant as ISO text in UTC, the form it has in JSON. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
