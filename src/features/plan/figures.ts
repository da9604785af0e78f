import { attainmentOf, standingOf, stretchesOf, type AttainmentGap, type PlanStretch, type Standing } from '#core/plan/plan-sheet.ts';
import { rhythm } from '#core/plan/rhythm.ts';
import type { Period } from '#core/shared/period.ts';
import { weeksCutAtMonths } from '#core/shared/step.ts';
import type { PlanSheet } from '#store/measures/plan-sheets.ts';
import { wholeValue, type Asked } from './settle.ts';

/** Money travels in whole minor units; spreading leaves parts of a kopeck. */
export function wholeIn({ metric }: Asked): (value: number) => number {
  return metric.unit === 'money' ? Math.round : wholeValue;
}

const orNull = (whole: (value: number) => number, value: number | null): number | null => (value === null ? null : whole(value));

export function showStanding(sheet: PlanSheet, asked: Asked) {
  const whole = wholeIn(asked);
  const { toDate, catchUp, plan, actual, difference, unplanned, ...rest } = standingOf(sheet, asked.period, asked.today, asked.calendar);
  return {
    ...rest,
    from: sheet.from,
    unplanned: [...unplanned],
    plan: orNull(whole, plan),
    actual: orNull(whole, actual),
    difference: orNull(whole, difference),
    toDate: toDate === null ? null : { ideal: whole(toDate.ideal), actual: whole(toDate.actual), gap: whole(toDate.gap), attainment: toDate.attainment },
    catchUp: catchUp === null ? null : showCatchUp(catchUp, whole),
  };
}

/** What is needed is rounded up: a kopeck less would not reach the plan. */
function showCatchUp({ needed, planned, pace, days }: NonNullable<Standing['catchUp']>, whole: (value: number) => number) {
  return { needed: whole === Math.round ? Math.ceil(needed) : needed, planned: whole(planned), pace: orNull(whole, pace), days };
}

/** A stretch with its attainment, which only what is over has: a part is never held against a whole. */
export function showStretch({ period, state, actual, plan }: PlanStretch, asked: Asked) {
  const whole = wholeIn(asked);
  const attainment = state === 'over' ? attainmentOf(actual, plan).value : null;
  return { ...period, state, actual: orNull(whole, actual), plan: orNull(whole, plan), attainment };
}

export function showStretches(sheet: PlanSheet, periods: readonly Period[], asked: Asked) {
  return stretchesOf(sheet, periods, asked.today, asked.calendar).map((stretch) => showStretch(stretch, asked));
}

/** Rhythm by weeks cut at the ends of months, over full months. */
export function showRhythm(sheet: PlanSheet, asked: Asked, eventsPerWeek: number | undefined) {
  const weeks = stretchesOf(sheet, weeksCutAtMonths(asked.rhythmPeriod), asked.today, asked.calendar).filter(({ state }) => state === 'over');
  const figures = rhythm(weeks.flatMap(({ actual, plan }) => (actual === null ? [] : [{ actual, plan }])));
  return {
    period: asked.rhythmPeriod,
    rhythm: figures?.rhythm ?? null,
    reason: figures === null ? gapOf(weeks) : null,
    attainment: figures?.attainment ?? null,
    arrhythmia: figures?.arrhythmia ?? null,
    variation: figures?.variation ?? null,
    spread: figures?.spread ?? null,
    weeks: figures?.steps ?? 0,
    withoutPlan: figures?.withoutPlan ?? 0,
    idle: figures?.idle ?? 0,
    refunds: wholeIn(asked)(figures?.refunds ?? 0),
    eventsPerWeek: sheet.known === null ? null : (eventsPerWeek ?? 0),
  };
}

function gapOf(weeks: readonly PlanStretch[]): AttainmentGap {
  const planned = weeks.filter(({ plan }) => plan !== null);
  if (planned.length === 0) return 'no-plan';
  return planned.some(({ actual }) => actual !== null) ? 'zero-plan' : 'no-data';
}
