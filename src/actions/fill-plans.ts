import type { Viewer } from '#core/people/viewer.ts';
import { growPlan } from '#core/plan/grow.ts';
import { plannedFor } from '#core/plan/plan-days.ts';
import { sumDays } from '#core/plan/plan-sheet.ts';
import { addMonths } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf } from '#core/shared/zone.ts';
import { readCalendar } from '#store/calendar.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readPlanSheets, type PlanSheet } from '#store/measures/plan-sheets.ts';
import type { Organisation } from '#store/organisation.ts';
import { listPlanSubjects, type PlanSubject } from '#store/plans/plan-subjects.ts';
import { readPlans, type Plan } from '#store/plans/plans.ts';
import { authorise } from './authorise.ts';
import { metricForPlans, setPlans, type PlanChange } from './plans.ts';

export interface Filling {
  readonly metric: string;
  /** The month to set, `2026-11`. */
  readonly month: string;
  /** From the plans or the actuals of another month. */
  readonly source: 'plan' | 'actual';
  readonly sourceMonth: string;
  readonly segment: 'new' | 'current' | null;
  /** Percent to add. */
  readonly growth: number;
  /** Also where a plan is set already. */
  readonly overwrite: boolean;
}

export interface Filled {
  /** Null when there was nothing to set. */
  readonly loadId: number | null;
  readonly set: number;
  /** Had a plan already and kept it. */
  readonly kept: number;
  /** Have nothing to take it from. */
  readonly without: number;
}

const monthOf = (month: string): Period => ({ from: `${month}-01`, to: addMonths(`${month}-01`, 1) });

/** Sets a month's plans of everybody whose plan the viewer may set, from another month's, as one entry. */
export async function fillPlans(database: Database, organisation: Organisation, facts: FactContext, filling: Filling): Promise<Filled> {
  const { viewer } = facts;
  authorise(viewer, 'plans', 'edit');
  const metric = metricForPlans(viewer, filling.metric);
  const subjects = await listPlanSubjects(database, viewer, 'edit', `${filling.month}-01`);
  const target = await ownPlans(database, viewer, organisation, filling, filling.month);
  const month = monthOf(filling.month);
  const isSet = (subject: PlanSubject): boolean => target.some((plan) => isOf(plan, subject) && plan.from === month.from && plan.to === month.to);
  const free = filling.overwrite ? subjects : subjects.filter((subject) => !isSet(subject));
  const source = await sourceOf(database, organisation, facts, filling);
  const changes = free.flatMap((subject): PlanChange[] => {
    const figure = source(subject);
    const value = figure === null ? null : growPlan(figure, filling.growth, metric.unit === 'money' ? organisation.currency : null);
    return value === null ? [] : [{ subjectType: subject.type, subject: subject.name, month: filling.month, segment: filling.segment, value }];
  });
  const counts = { set: changes.length, kept: subjects.length - free.length, without: free.length - changes.length };
  if (changes.length === 0) return { loadId: null, ...counts };
  return { ...(await setPlans(database, viewer, organisation, { metric: metric.id, changes })), ...counts };
}

const isOf = (plan: Plan, { type, name }: PlanSubject): boolean => plan.subjectType === type && plan.subject === name;

async function ownPlans(database: Database, viewer: Viewer, { currency, timeZone }: Organisation, { metric, segment }: Filling, month: string): Promise<Plan[]> {
  const plans = await readPlans(database, viewer, { period: monthOf(month), currency, timeZone, calendar: await readCalendar(database) });
  return plans.filter((plan) => plan.metric === metric && plan.segment === segment);
}

type Source = (subject: PlanSubject) => number | null;

async function sourceOf(database: Database, organisation: Organisation, facts: FactContext, filling: Filling): Promise<Source> {
  return filling.source === 'plan' ? plansOf(database, organisation, facts.viewer, filling) : actualsOf(database, facts, filling);
}

async function plansOf(database: Database, organisation: Organisation, viewer: Viewer, filling: Filling): Promise<Source> {
  const plans = await ownPlans(database, viewer, organisation, filling, filling.sourceMonth);
  const calendar = await readCalendar(database);
  return (subject) => plannedFor(monthOf(filling.sourceMonth), plans.filter((plan) => isOf(plan, subject)), calendar);
}

/** The actuals of a month that is over: a part of one is no measure for a whole. */
async function actualsOf(database: Database, facts: FactContext, { metric, segment, sourceMonth }: Filling): Promise<Source> {
  const month = monthOf(sourceMonth);
  if (month.to > dayOf(facts.asOf.getTime(), facts.timeZone)) throw new Problem('period-invalid', { ...month });
  const options = { metric, ...(segment !== null && { segment }) };
  const reps = await readPlanSheets(database, facts, month, 'rep', options);
  const teams = await readPlanSheets(database, facts, month, 'team', options);
  const whole = await readPlanSheets(database, facts, month, null, options);
  const sheets: Readonly<Record<PlanSubject['type'], readonly PlanSheet[]>> = { rep: reps, team: teams, department: whole };
  return ({ type, name }) => {
    const sheet = sheets[type].find(({ subject }) => (subject ?? '') === name);
    return sheet === undefined || sheet.known === null || sheet.actuals.size === 0 ? null : sumDays(sheet.actuals, month);
  };
}
