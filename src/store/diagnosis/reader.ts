import { sql } from 'kysely';
import type { NoValue, SignalReading, UnavailableReason } from '#core/diagnosis/judge.ts';
import type { SignalId, Window } from '#core/diagnosis/vocabulary.ts';
import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import type { Period } from '#core/shared/period.ts';
import type { Sql } from '../facts/context.ts';
import type { Frame } from './frame.ts';

/** What a row behind a signal is. */
export const rowKinds = [
  'deal', 'stage', 'customer', 'employee', 'order', 'payment', 'call', 'meeting', 'task', 'lead', 'plan', 'product', 'month', 'week', 'day', 'group',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** One row behind a signal. */
export interface SignalRow {
  readonly kind: RowKind;
  /** Of the thing in the store, where it has a page or a row of its own. */
  readonly id: string | null;
  readonly title: string | null;
  /** Whose it is. */
  readonly who: string | null;
  readonly at: Date | null;
  /** Minor units. */
  readonly amount: number | null;
  /** The row's own figure, in the signal's unit or in what its title says. */
  readonly figure: number | null;
  /** Whether this row speaks against the department. */
  readonly hit: boolean;
}

/** How a signal is read, and the rows it is read from: SQL with the columns of a row (`rowColumns`), or a list. */
export interface SignalReader {
  readonly read: (frame: Frame) => Promise<SignalReading>;
  readonly rows?: (frame: Frame) => Promise<RowSource> | RowSource;
  /** Of a signal that compares periods by itself: the share it compares, over just these days. */
  readonly over?: (frame: Frame, period: Period) => Promise<SignalReading>;
}
export type RowSource = { readonly sql: Sql } | { readonly list: readonly SignalRow[] };

/** The readers of one section, by signal. */
export type SectionReaders = Readonly<Partial<Record<SignalId, SignalReader>>>;

interface RowColumns {
  readonly kind: RowKind;
  readonly id: Sql;
  readonly title: Sql;
  readonly who?: Sql;
  readonly at?: Sql;
  readonly amount?: Sql;
  readonly figure?: Sql;
  readonly hit: Sql;
}

/** The select list of a relation of rows. */
export const rowColumns = ({ kind, id, title, who, at, amount, figure, hit }: RowColumns): Sql => sql`
  ${kind}::text as kind, (${id})::text as id, (${title})::text as title, (${who ?? sql`null`})::text as who, (${at ?? sql`null`})::timestamptz as at,
  (${amount ?? sql`null`})::float8 as amount, (${figure ?? sql`null`})::float8 as figure, coalesce(${hit}, false) as hit`;

/** The name of an employee by the id in a column. */
export const employeeName = (id: Sql): Sql => sql`(select name from employee where id = ${id})`;

export const none = (reason: UnavailableReason, more: Omit<NoValue, 'reason'> = {}): NoValue => ({ reason, ...more });

const daysOf = (frame: Frame, window: Window): { from: string | null; to: string } =>
  window === 'as-of' || window === 'all-time' ? { from: null, to: frame.today } : frame.period(window);

/** The days a reading speaks of. */
export const during = daysOf;

/** Counts the hits of a relation of rows and all its rows. */
export async function countHits(frame: Frame, rows: Sql): Promise<{ hits: number; sample: number }> {
  const read = await sql<{ hits: number; sample: number }>`select count(*) filter (where r.hit)::int as hits, count(*)::int as sample from (${rows}) r`.execute(frame.database.sql);
  return read.rows[0] ?? { hits: 0, sample: 0 };
}

type RowsOf = (frame: Frame) => Sql;

/** A share with its interval; without a denominator there is no data. */
export function shareReading(hits: number, sample: number, days: ReturnType<typeof daysOf>): SignalReading {
  if (sample === 0) return none('no-data', { sample: 0 });
  const interval = wilsonInterval(hits, sample);
  return { value: hits / sample, numerator: hits, denominator: sample, sample, low: interval?.low ?? null, high: interval?.high ?? null, ...days };
}

/** The share of hits among rows. */
export async function shareOf(frame: Frame, days: ReturnType<typeof daysOf>, rows: Sql): Promise<SignalReading> {
  const { hits, sample } = await countHits(frame, rows);
  return shareReading(hits, sample, days);
}

/** A signal that is the share of hits among its rows. */
export const share = (window: Window, rows: RowsOf): SignalReader => ({
  read: (frame) => shareOf(frame, daysOf(frame, window), rows(frame)),
  rows: (frame) => ({ sql: rows(frame) }),
});

/** A signal that is the share of rows that are no hits: hits are what is missing. */
export const shareWithout = (window: Window, rows: RowsOf): SignalReader => ({
  read: async (frame) => {
    const { hits, sample } = await countHits(frame, rows(frame));
    return shareReading(sample - hits, sample, daysOf(frame, window));
  },
  rows: (frame) => ({ sql: rows(frame) }),
});

/** A signal that is the number of hits among its rows. */
export const count = (window: Window, rows: RowsOf): SignalReader => ({
  read: async (frame) => {
    const { hits, sample } = await countHits(frame, rows(frame));
    if (sample === 0) return none('no-data', { sample: 0 });
    return { value: hits, numerator: hits, denominator: sample, sample, ...daysOf(frame, window) };
  },
  rows: (frame) => ({ sql: rows(frame) }),
});
