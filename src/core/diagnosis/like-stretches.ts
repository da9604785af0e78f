import { isWorkingDay, workingDaysIn, type BusinessCalendar } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/day.ts';
import { type Period, yearBefore } from '../shared/period.ts';

/** Two stretches of days that may be compared, and the same two a year earlier. */
export interface LikeStretches {
  readonly before: Period;
  /** Null on the day a repair began. */
  readonly after: Period | null;
  readonly yearBefore: { readonly before: Period; readonly after: Period } | null;
}

/** No stretch is longer: what is older than a quarter is another department. */
const longest = 90;

/** Back from a day until as many working days lie between. */
function backFrom(day: Day, workingDays: number, calendar: BusinessCalendar): Day {
  let from = day;
  for (let left = Math.max(workingDays, 1); left > 0; ) {
    from = addDays(from, -1);
    if (isWorkingDay(from, calendar)) left -= 1;
  }
  return from;
}

/** The days since a repair began (the last 90 of them) against as many working days before it. */
export function likeStretches(startedOn: Day, today: Day, calendar: BusinessCalendar): LikeStretches {
  if (today <= startedOn) return { before: { from: addDays(startedOn, -longest), to: startedOn }, after: null, yearBefore: null };
  const from = startedOn > addDays(today, -longest) ? startedOn : addDays(today, -longest);
  const after = { from, to: today };
  const before = { from: backFrom(startedOn, workingDaysIn(after, calendar), calendar), to: startedOn };
  return { before, after, yearBefore: { before: yearBefore(before), after: yearBefore(after) } };
}
