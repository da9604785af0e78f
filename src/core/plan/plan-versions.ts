import { workingDaysIn, type BusinessCalendar } from '../shared/calendar.ts';
import type { Day } from '../shared/day.ts';
import { lengthInDays, type Period } from '../shared/period.ts';
import type { PlannedPeriod } from './plan-days.ts';

/** What one load said about one plan. */
export interface PlanVersion {
  /** Null: a person cleared the plan. */
  readonly value: number | null;
  readonly byHand: boolean;
  /** The local day it became known here. */
  readonly on: Day;
}

/** A plan that took another value. */
export interface PlanChange<Version extends PlanVersion> {
  readonly was: number | null;
  readonly is: Version;
}

/** Which versions came into force one after another: what a person entered is not replaced by a file. Oldest first. */
export function versionsInForce<Version extends PlanVersion>(versions: readonly Version[]): readonly Version[] {
  const inForce: Version[] = [];
  for (const version of versions) {
    const now = inForce.at(-1);
    if (now?.byHand === true && !version.byHand) continue;
    if (now === undefined || now.value !== version.value) inForce.push(version);
    else if (version.byHand && !now.byHand) inForce[inForce.length - 1] = { ...version, on: now.on };
  }
  return inForce;
}

/** Changes of a plan since its period began; what was planned before is planning and no change. */
export function changesWithin<Version extends PlanVersion>(versions: readonly Version[], period: Period): readonly PlanChange<Version>[] {
  const inForce = versionsInForce(versions);
  return inForce.slice(1).flatMap((is, at) => (is.on < period.from ? [] : [{ was: inForce[at]?.value ?? null, is }]));
}

/**
 * The plan valid on each day: days before a change keep their share of the plan as it was. What was first
 * said, however late, holds from the beginning. Days for which the plan was cleared have none.
 */
export function piecesInForce(period: Period, line: string, versions: readonly PlanVersion[], calendar: BusinessCalendar): PlannedPeriod[] {
  const inForce = versionsInForce(versions);
  const whole = workingDaysIn(period, calendar);
  return inForce.flatMap(({ value, on }, at) => {
    const from = at === 0 || on < period.from ? period.from : on;
    const next = inForce[at + 1]?.on ?? period.to;
    const to = next < period.to ? next : period.to;
    if (value === null || from >= to) return [];
    const [part, all] = whole > 0 ? [workingDaysIn({ from, to }, calendar), whole] : [lengthInDays({ from, to }), lengthInDays(period)];
    return [{ from, to, value: (value * part) / all, line }];
  });
}
