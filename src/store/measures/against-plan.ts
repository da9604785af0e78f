import type { Figure, MetricAnswer } from '#core/metrics/vocabulary.ts';
import { standingOf, stretchesOf } from '#core/plan/plan-sheet.ts';
import { rhythm } from '#core/plan/rhythm.ts';
import type { BusinessCalendar } from '#core/shared/calendar.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { stepsIn, weeksCutAtMonths } from '#core/shared/step.ts';
import { dayOf } from '#core/shared/zone.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { Where } from './measure.ts';
import type { MetricRequest } from './metric-request.ts';
import { readPlanSheets, type PlanSheet, type SheetOptions } from './plan-sheets.ts';

const missing = (key: string | null, reason: string): Figure => ({ key, value: null, reason, numerator: null, denominator: null, sample: 0, low: null, high: null });

/** The reasons as every metric tells them. */
const reasons = { 'no-plan': 'no-plan', 'no-data': 'no-data', 'zero-plan': 'zero-denominator' } as const;

interface Asking {
  readonly sheet: PlanSheet;
  readonly key: string | null;
  readonly period: Period;
  readonly calendar: BusinessCalendar;
  readonly today: Day;
}

function attainment({ sheet, key, period, calendar, today }: Asking): Figure {
  const { attainment: value, reason, actual, plan } = standingOf(sheet, period, today, calendar);
  if (reason !== null || value === null) return missing(key, reasons[reason ?? 'no-data']);
  return { key, value, numerator: actual, denominator: plan, sample: sheet.plans.length, low: null, high: null };
}

/** Rhythm over the weeks that are over as of now. */
function rhythmByWeek({ sheet, key, period, calendar, today }: Asking): Figure {
  const weeks = stretchesOf(sheet, weeksCutAtMonths(period), today, calendar).filter(({ state }) => state === 'over');
  const steps = weeks.flatMap(({ actual, plan }) => (plan === null ? [] : [{ actual, plan }]));
  if (steps.length === 0) return missing(key, 'no-plan');
  const known = steps.flatMap(({ actual, plan }) => (actual === null ? [] : [{ actual, plan }]));
  if (known.length === 0) return missing(key, 'no-data');
  const result = rhythm(known);
  if (result === null) return missing(key, 'zero-denominator');
  return { key, value: result.rhythm, numerator: null, denominator: null, sample: known.length, low: null, high: null };
}

/** A condition on one rep, team or segment chooses that plan; any other narrows the actuals, and no plan is set for that. */
function optionsOf(where: Where): SheetOptions {
  const [owner] = where.filter(({ breakdown, value }) => (breakdown === 'rep' || breakdown === 'team') && value !== null);
  const [segment] = where.filter(({ breakdown, value }) => breakdown === 'segment' && (value === 'new' || value === 'current'));
  const rest = where.filter((condition) => condition !== owner && condition !== segment);
  return {
    ...(owner?.value != null && { owner: { type: owner.breakdown as 'rep' | 'team', name: owner.value } }),
    ...(segment?.value != null && { segment: segment.value as 'new' | 'current' }),
    where: rest,
  };
}

/** Attainment and rhythm of the sales plan, whole or by rep, team or month. */
export async function againstPlan(database: Database, context: FactContext, request: MetricRequest, name: 'attainment' | 'rhythm'): Promise<MetricAnswer> {
  const calendar = await readCalendar(database);
  const dayAt = (instant: Date): Day => dayOf(instant.getTime(), context.timeZone);
  const period = { from: dayAt(request.span.from), to: dayAt(request.span.to) };
  const today = dayAt(context.asOf);
  const figure = name === 'attainment' ? attainment : rhythmByWeek;
  const by = request.by === 'rep' || request.by === 'team' ? request.by : null;
  const sheets = await readPlanSheets(database, context, period, by, optionsOf(request.where ?? []));
  const rows =
    request.by === 'month'
      ? stepsIn(period, 'month').flatMap((month) => sheets.map((sheet) => figure({ sheet, key: month.from.slice(0, 7), period: month, calendar, today })))
      : sheets.map((sheet) => figure({ sheet, key: by === null ? null : sheet.subject, period, calendar, today }));
  return { metric: request.metric.id, unit: request.metric.unit, rows, excluded: {} };
}
