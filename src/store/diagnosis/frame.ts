import type { Bound, SignalId, Window } from '#core/diagnosis/vocabulary.ts';
import type { BusinessCalendar } from '#core/shared/calendar.ts';
import { isWorkingDay } from '#core/shared/calendar.ts';
import { addDays, type Day } from '#core/shared/day.ts';
import { lastDays, lastFullMonths, type Period, periodInstants } from '#core/shared/period.ts';
import { stepStart } from '#core/shared/step.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { Span } from '../measures/measure.ts';
import { readBounds } from './bounds.ts';
import { readAnew, type Recall } from './ledger.ts';
import { noteTables, track, type Tracked } from './read-tables.ts';

/** What every signal of one diagnosis reads with: the facts as of an instant, and what several of them share. */
export interface Frame {
  readonly database: Database;
  readonly context: FactContext;
  /** The organisation's day of as-of. */
  readonly today: Day;
  readonly calendar: BusinessCalendar;
  /** The bounds of the owner's own. */
  readonly bounds: ReadonlyMap<SignalId, Bound>;
  /** The days of a window, half-open; the running day, month or week is never in. */
  period(window: Window): Period;
  /** The same as instants. */
  span(window: Window): Span;
  /** Makes something once for all signals that ask for it by this key. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** Reads something under its name, or takes over what an earlier diagnosis of the day read from the same facts. */
  readonly recall: Recall;
  /**
   * Both: for what several readings share, or what rests on less than the reading that asks for it. The value is plain
   * data: it may come back from JSON.
   */
  keep<T>(name: string, read: () => Promise<T>): Promise<T>;
}

const everything: Day = '1900-01-01';

/** The last working days before today. */
function lastWorkingDays(today: Day, count: number, calendar: BusinessCalendar): Period {
  let from = today;
  for (let left = count; left > 0; ) {
    from = addDays(from, -1);
    if (isWorkingDay(from, calendar)) left -= 1;
  }
  return { from, to: today };
}

function periodOf(window: Window, context: FactContext, today: Day, calendar: BusinessCalendar): Period {
  const [now, zone] = [context.asOf.getTime(), context.timeZone];
  switch (window) {
    case 'last-30-days':
      return lastDays(now, 30, zone);
    case 'last-90-days':
      return lastDays(now, 90, zone);
    case 'last-20-working-days':
      return lastWorkingDays(today, 20, calendar);
    case 'last-3-months':
      return lastFullMonths(now, 3, zone);
    case 'last-6-months':
      return lastFullMonths(now, 6, zone);
    case 'last-12-months':
      return lastFullMonths(now, 12, zone);
    case 'running-month':
      return { from: stepStart(today, 'month'), to: today };
    case 'as-of':
    case 'all-time':
      return { from: everything, to: today };
  }
}

export function spanOfPeriod({ from, to }: Period, timeZone: string): Span {
  const { from: start, to: end } = periodInstants({ from, to }, timeZone);
  return { from: new Date(start), to: new Date(end) };
}

/** Makes a thing once; whoever asks for it has read the tables it was made of. */
function onceEach(): Frame['once'] {
  const made = new Map<string, Promise<Tracked<unknown>>>();
  return async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    // Under one key stands one thing.
    const known = (made.get(key) as Promise<Tracked<T>> | undefined) ?? track(make);
    made.set(key, known);
    const { value, tables } = await known;
    noteTables(tables);
    return value;
  };
}

export interface FrameOptions {
  /** A stretch of days in place of every window of days: a signal is then read over just these. */
  readonly over?: Period;
  readonly recall?: Recall;
}

export async function createFrame(database: Database, context: FactContext, { over, recall = readAnew }: FrameOptions = {}): Promise<Frame> {
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  const [calendar, bounds] = [await readCalendar(database), await readBounds(database.sql)];
  const period = (window: Window): Period => (over !== undefined && window !== 'as-of' && window !== 'all-time' ? over : periodOf(window, context, today, calendar));
  const once = onceEach();
  return {
    database, context, today, calendar, period, recall, once,
    keep: (name, read) => once(name, () => recall(name, read)),
    get bounds() {
      noteTables(['bound_change']);
      return bounds;
    },
    span: (window) => (window === 'as-of' || window === 'all-time' ? { from: new Date(startOfDay(everything, context.timeZone)), to: context.asOf } : spanOfPeriod(period(window), context.timeZone)),
  };
}
