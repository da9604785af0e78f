import { sql } from 'kysely';
import { columnsOfMeasure } from '#core/metrics/needs.ts';
import type { Breakdown, Measure } from '#core/metrics/vocabulary.ts';
import { scopeOf } from '#core/people/rights.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import { type FactContext, settledBefore, type Sql } from '../facts/context.ts';

/*
 * A measure over whole days needs no single rows where what it reads is kept summed by day. Each relation below looks
 * like its fact, with one row for many: `lines` says for how many.
 */

/** Days `[first, end)` of the zone. */
interface Days {
  readonly first: string;
  readonly end: string;
}

const byDay: ReadonlySet<Breakdown> = new Set<Breakdown>(['rep', 'team', 'month', 'week', 'day']);
const byPerson: ReadonlySet<Breakdown> = new Set<Breakdown>(['rep', 'team']);

const isMidnight = (instant: Date, zone: string): boolean => startOfDay(dayOf(instant.getTime(), zone), zone) === instant.getTime();

/** The days of a span as of an instant; null where it cuts one in which something may be. */
function wholeDays({ from, to }: Asked['span'], { asOf, timeZone }: FactContext, lastAt: Date): Days | null {
  const until = asOf < to && asOf <= lastAt ? asOf : to;
  if (!isMidnight(from, timeZone) || !isMidnight(until, timeZone)) return null;
  return { first: dayOf(from.getTime(), timeZone), end: dayOf(until.getTime(), timeZone) };
}

/** What is asked of a measure: instants `[from, to)`, and by what it is broken down and narrowed. */
interface Asked {
  readonly measure: Measure;
  readonly span: { readonly from: Date; readonly to: Date };
  readonly by?: Breakdown | undefined;
  readonly and?: Breakdown | undefined;
  readonly where?: readonly { readonly breakdown: Breakdown }[] | undefined;
}

type Relation = (context: FactContext, days: Days) => Sql;

const noon = ({ timeZone }: FactContext): Sql => sql`(s.day + time '12:00') at time zone ${timeZone}`;

const within = (day: Sql, { first, end }: Days): Sql => sql`${day} >= ${first}::date and ${day} < ${end}::date`;

/** Sales by day and rep. */
const salesDays: Relation = (context, days) => sql`
  select ${noon(context)} as at, s.day, er.employee_id, s.amount, s.margin, s.reason, s.lines
  from sales_day s left join employee_ref er on er.id = s.employee_ref where ${within(sql`s.day`, days)}`;

/** Purchases by day and customer; the days on which it bought no more than it returned are none. */
const buyerDays: Relation = (context, days) => sql`
  select ${noon(context)} as at, s.day, null::int as employee_id, cr.customer_id, s.reason, s.lines, p.segment, true as is_purchase
  from buyer_day s join customer_ref cr on cr.id = s.customer_ref
  join purchase_day p on p.customer_id = cr.customer_id and p.day = s.day and p.ordinal is not null
  where ${within(sql`s.day`, days)} and ${within(sql`p.day`, days)}`;

const callDays: Relation = (context, days) => sql`
  select ${noon(context)} as at, s.day, er.employee_id, s.result, null::text as reason, s.calls as lines
  from call_day s left join employee_ref er on er.id = s.employee_ref where ${within(sql`s.day`, days)}`;

const isSum = (measure: Measure): boolean => measure.kind === 'sum' && measure.where === undefined && (measure.column === 'amount' || measure.column === 'margin');
const countsBuyers = (measure: Measure): boolean =>
  (measure.kind === 'count' || measure.kind === 'share-of-distinct') && measure.distinct === 'customer_id' && (measure.where ?? []).some(({ column }) => column === 'is_purchase');

/** Closings by day and rep; those without a date are in every period. */
const closingDays: Relation = (context, days) => sql`
  select ${noon(context)} as at, s.day, s.employee_id, s.outcome, s.reason, s.deals as lines from closing_day s where ${within(sql`s.day`, days)}
  union all
  select null, null, d.employee_id, d.outcome, 'no-closing-date', 1 from deal_state d
  where d.outcome is not null and d.closed_at is null and (d.created_at is null or d.created_at < ${context.asOf})`;

const readsOutcomeAlone = (measure: Measure): boolean =>
  measure.needs === undefined && columnsOfMeasure(measure).every((column) => column === 'outcome') && (measure.kind === 'share' || (measure.kind === 'count' && measure.distinct === undefined));

/** The roll-up that a measure can be read from, and by what it may be broken down and narrowed there. */
function rollUpOf(measure: Measure): { relation: Relation; by: ReadonlySet<Breakdown>; where: ReadonlySet<Breakdown> } | null {
  const time: ReadonlySet<Breakdown> = new Set<Breakdown>(['month', 'week', 'day']);
  if (measure.fact === 'call') return measure.kind === 'count' && measure.distinct === undefined ? { relation: callDays, by: byDay, where: byPerson } : null;
  if (measure.fact === 'closing') return readsOutcomeAlone(measure) ? { relation: closingDays, by: byDay, where: byPerson } : null;
  if (measure.fact !== 'order-line') return null;
  if (isSum(measure)) return { relation: salesDays, by: byDay, where: byPerson };
  return countsBuyers(measure) ? { relation: buyerDays, by: time, where: new Set() } : null;
}

/** The newest moment in what is kept for the measure; of closings nothing is kept for a moment that some deal has changed since. */
function keptFor({ fact }: Measure, context: FactContext): { readonly lastAt: Date } | null {
  if (fact === 'call') return context.keptDays?.calls ?? null;
  if (fact === 'order-line') return context.keptDays?.sales ?? null;
  const settledAt = fact === 'closing' ? settledBefore(context) : null;
  return settledAt === null ? null : { lastAt: settledAt };
}

/** The relation to read the measure from instead of its fact, narrowed to the days of the span; null where only the fact will do. */
export function rolledUp({ measure, span, by, and, where }: Asked, context: FactContext): Sql | null {
  const kept = keptFor(measure, context);
  const rollUp = rollUpOf(measure);
  if (kept === null || rollUp === null) return null;
  // Who sold what is not kept by customer: whoever sees a part of the sales reads the lines.
  if (rollUp.relation === buyerDays && scopeOf(context.viewer, 'orders') !== 'all') return null;
  const asked = [by, and].flatMap((breakdown) => breakdown ?? []);
  if (!asked.every((breakdown) => rollUp.by.has(breakdown)) || !(where ?? []).every(({ breakdown }) => rollUp.where.has(breakdown))) return null;
  const days = wholeDays(span, context, kept.lastAt);
  return days === null ? null : rollUp.relation(context, days);
}
