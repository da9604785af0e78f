import { type BusinessTime, businessMillis } from './business-time.ts';
import { isWorkingDay } from './calendar.ts';
import { addDays } from './day.ts';
import type { Period } from './period.ts';
import { type Instant, startOfDay } from './zone.ts';

/**
 * Business time as a clock, for many readings: milliseconds of working time from the start of a period to an
 * instant. Two readings differ by the business time between them; before the period it stands at zero, after it
 * at the whole.
 */
export function businessClock(period: Period, time: BusinessTime): (instant: Instant) => number {
  const starts: Instant[] = [];
  const before: number[] = [];
  let total = 0;
  for (let day = period.from; day < period.to; day = addDays(day, 1)) {
    starts.push(startOfDay(day, time.zone));
    before.push(total);
    if (isWorkingDay(day, time.calendar)) total += businessMillis(startOfDay(day, time.zone), startOfDay(addDays(day, 1), time.zone), time);
  }
  const end = startOfDay(period.to, time.zone);
  return (instant) => {
    if (instant >= end) return total;
    const at = placeOf(starts, instant);
    return at < 0 ? 0 : (before[at] ?? 0) + businessMillis(starts[at] ?? instant, instant, time);
  };
}

/** The place of the last start at or before the instant; −1 before all. */
function placeOf(starts: readonly Instant[], instant: Instant): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
