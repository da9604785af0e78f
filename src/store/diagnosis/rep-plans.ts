import { sql } from 'kysely';
import { overlap } from '#core/plan/plan-days.ts';
import type { Day } from '#core/shared/day.ts';
import { addMonths } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { nextStepStart, stepStart } from '#core/shared/step.ts';
import { readPlans, type Plan } from '../plans/plans.ts';
import type { Frame } from './frame.ts';
import { salesPeople } from './sales-people.ts';

/** The month whose plans must be there: the running one once as-of is past its fifth day, else the last full one. */
export function plannedMonth(today: Day): Period {
  const running = stepStart(today, 'month');
  const from = Number(today.slice(8)) > 5 ? running : addMonths(running, -1);
  return { from, to: nextStepStart(from, 'month') };
}

export interface Seller {
  readonly id: number;
  readonly name: string;
}

/** Employees who sell, by name. */
export const presentSellers = (frame: Frame): Promise<Seller[]> =>
  frame.once('present sellers', async () => {
    const read = await sql<Seller>`select p.id, p.name from (${salesPeople(frame)}) p order by p.name collate "ru-x-icu", p.id`.execute(frame.database.sql);
    return read.rows;
  });

/** Plans of the year that ends with the month whose plans must be there, of every subject the viewer sees. */
export const plansOfYear = (frame: Frame): Promise<Plan[]> =>
  frame.once('plans of a year', () => {
    const { to } = plannedMonth(frame.today);
    const { currency, timeZone, viewer } = frame.context;
    return readPlans(frame.database, viewer, { period: { from: addMonths(to, -12), to }, currency, timeZone, calendar: frame.calendar });
  });

/** Plans above zero of each rep for a period, by name. */
export function plansOfReps(plans: readonly Plan[], period: Period): Map<string, Plan[]> {
  return Map.groupBy(plans.filter((plan) => plan.subjectType === 'rep' && plan.value > 0 && overlap(plan, period)), ({ subject }) => subject);
}
