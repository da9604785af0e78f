import { instantOfSerial } from '#core/files/dates.ts';

/** Excel keeps fifteen digits; what a double holds beyond them is noise (`0.1 + 0.2`). Never an exponent. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  if (!text.includes('e')) return text;
  return Math.abs(rounded) >= 1 ? BigInt(Math.round(rounded)).toString() : rounded.toFixed(20).replace(/0+$/, '');
}

const dayOfLeapFault = 60;

/** A date cell by its number: `2026-10-31`, with a time `2026-10-31T10:00:00`, a time alone `10:00:00`. */
export function serialText(serial: number): string {
  if (serial < 0) return numberText(serial);
  if (serial < 1) return clockText(serial);
  return instantOfSerial(serial < dayOfLeapFault ? serial + 1 : serial);
}

function clockText(fraction: number): string {
  return new Date(Math.round(fraction * 86_400) * 1000).toISOString().slice(11, 19);
}

const dayMillis = 86_400_000;
const march1900 = Date.UTC(1900, 2, 1);

/** The number of a date cell that a reader gave as a `Date` of UTC. */
export function serialOfDate(date: Date): number {
  const millis = date.getTime();
  return (millis - Date.UTC(1899, 11, millis < march1900 ? 31 : 30)) / dayMillis;
}

export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return value instanceof Date && !Number.isNaN(value.getTime()) ? serialText(serialOfDate(value)) : '';
}
