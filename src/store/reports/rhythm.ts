import { stretchesOf } from '#core/plan/plan-sheet.ts';
import { rhythm, type RhythmFigures } from '#core/plan/rhythm.ts';
import type { Period } from '#core/shared/period.ts';
import { stepsIn, weeksCutAtMonths } from '#core/shared/step.ts';
import { dayOf } from '#core/shared/zone.ts';
import { listWorkingDays } from '#core/shared/calendar.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readPlanSheets, type PlanOrigin } from '../measures/plan-sheets.ts';

export interface RhythmRequest {
  readonly period: Period;
  readonly step: 'week' | 'day';
  readonly by: 'rep' | 'team' | null;
  readonly metric?: string | undefined;
}

export interface RhythmRow {
  /** The rep's or team's name; null for the department. */
  readonly key: string | null;
  readonly metric: string;
  /** Whether the department's plan is its own or the sum of its reps' or teams'. */
  readonly planFrom: PlanOrigin;
  /** Null where there is no plan to hold against, or nothing is known of the actuals. */
  readonly figures: RhythmFigures | null;
  readonly reason: 'no-plan' | 'no-data' | null;
}

/** Rhythm by weeks (cut at the ends of months) or working days that are over; the running one is left out. */
export async function readRhythm(database: Database, context: FactContext, request: RhythmRequest): Promise<RhythmRow[]> {
  const calendar = await readCalendar(database);
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  const all = request.step === 'week' ? weeksCutAtMonths(request.period) : stepsIn(request.period, 'day');
  const working = new Set(listWorkingDays(request.period, calendar));
  const counted = all.filter(({ from }) => request.step === 'week' || working.has(from));
  const sheets = await readPlanSheets(database, context, request.period, request.by, { metric: request.metric });
  return sheets.map((sheet) => {
    const over = stretchesOf(sheet, counted, today, calendar).filter(({ state }) => state === 'over');
    const figures = rhythm(over.flatMap(({ actual, plan }) => (actual === null ? [] : [{ actual, plan }])));
    const reason = figures !== null ? null : over.some(({ plan }) => plan !== null) ? 'no-data' : 'no-plan';
    return { key: sheet.subject, metric: sheet.metric, planFrom: sheet.from, figures, reason };
  });
}
