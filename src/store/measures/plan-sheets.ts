import { isLimited, isWithheld } from '#core/people/rights.ts';
import { firstPlanned, overlap } from '#core/plan/plan-days.ts';
import { findPlannable, salesMetrics } from '#core/plan/planned-metrics.ts';
import type { Planned } from '#core/plan/plan-sheet.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { periodInstants } from '#core/shared/period.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { metricWithoutName, type PlanSegment } from '../plans/plan-rows.ts';
import { readPlans, type Plan, type PlanBasis } from '../plans/plans.ts';
import { knownDays } from './known-facts.ts';
import { computeMeasure, type Measured, type MeasureRequest, type Where } from './measure.ts';

/** Whose plan: a rep or a team by name; everybody the viewer sees without one. */
export interface PlanOwner {
  readonly type: 'team' | 'rep';
  readonly name: string;
}

/** Where the plan of a sheet comes from: the subject's own row, or the sum of its reps' or teams'. */
export type PlanOrigin = 'own' | 'reps' | 'teams' | 'withheld' | 'none';

/** A subject's plans and actuals by day. */
export interface PlanSheet extends Planned {
  readonly metric: string;
  /** Null for the whole. */
  readonly subject: string | null;
  readonly plans: readonly Plan[];
  readonly from: PlanOrigin;
}

export interface SheetOptions {
  /** Without one it is the first metric of sales that has a plan. */
  readonly metric?: string | undefined;
  readonly basis?: PlanBasis | undefined;
  /** Only this one's plan and actuals, as a single sheet. */
  readonly owner?: PlanOwner | undefined;
  readonly segment?: PlanSegment | undefined;
  /** Narrows the actuals by what no plan knows: such sheets have no plan. */
  readonly where?: Where | undefined;
  /** Origin is told for this part of the period; for all of it by default. */
  readonly focus?: Period | undefined;
  /** What the actuals are summed by: days by default; whole months, each on its first day. */
  readonly step?: 'month' | undefined;
  /** How actuals are measured; for who keeps them. */
  readonly compute?: Compute | undefined;
}

/** Measures actuals; of each row its keys and its value are asked for. */
export type Compute = (database: Database, context: FactContext, request: MeasureRequest) => Promise<readonly Pick<Measured, 'key' | 'second' | 'value'>[]>;

type Origin = Pick<PlanSheet, 'plans' | 'from'>;

/** The plan itself, else the sum of its segments where both are planned: one alone is no plan of the whole. */
function wholeOrParts(plans: readonly Plan[]): readonly Plan[] {
  const parts = plans.filter(({ segment }) => segment !== null);
  const pairs = parts.filter((part) => parts.some((other) => other.segment !== part.segment && other.from === part.from && other.to === part.to));
  return firstPlanned(plans.filter(({ segment }) => segment === null), pairs);
}

/** The plans of each subject of a kind; of one segment alone when all that is asked is that segment. */
function ofEach(plans: readonly Plan[], type: Plan['subjectType'], segment?: PlanSegment): readonly Plan[] {
  const own = plans.filter(({ subjectType }) => subjectType === type);
  if (segment !== undefined) return own.filter((plan) => plan.segment === segment);
  return [...Map.groupBy(own, ({ subject }) => subject).values()].flatMap(wholeOrParts);
}

/** The first of the named levels that has a plan in the period says where the plan comes from. */
function originOf(focus: Period, levels: Readonly<Partial<Record<'own' | 'reps' | 'teams', readonly Plan[]>>>): Origin {
  const plans = firstPlanned(...Object.values(levels));
  const found = Object.entries(levels).find(([, level]) => level.some((plan) => plans.includes(plan) && overlap(plan, focus)));
  return { plans, from: (found?.[0] ?? 'none') as PlanOrigin };
}

/** The department's own plans; where there are none the sum of its reps', else of its teams'. */
function plansOfAll(plans: readonly Plan[], { focus, segment }: Part): Origin {
  return originOf(focus, { own: ofEach(plans, 'department', segment), reps: ofEach(plans, 'rep', segment), teams: ofEach(plans, 'team', segment) });
}

function plansOfOwner(plans: readonly Plan[], { type, name }: PlanOwner, { focus, segment }: Part): Origin {
  const own = ofEach(plans, type, segment).filter(({ subject }) => subject === name);
  if (type === 'rep') return originOf(focus, { own });
  return originOf(focus, { own, reps: ofEach(plans, 'rep', segment).filter(({ team }) => team === name) });
}

interface Part {
  readonly focus: Period;
  readonly segment?: PlanSegment | undefined;
}

interface Asked {
  readonly period: Period;
  readonly metric: string;
  readonly by: 'rep' | 'team' | null;
  readonly where: Where;
  readonly step: 'day' | 'month';
  readonly compute: Compute;
}

/** Actuals by day of each value of the breakdown; of the whole under null. */
async function actualsByDay(database: Database, context: FactContext, { period, metric, by, where, step, compute }: Asked): Promise<Map<string | null, Map<Day, number>>> {
  const measure = findPlannable(metric)?.compute;
  if (measure === undefined) return new Map();
  const instants = periodInstants(period, context.timeZone);
  const span = { from: new Date(instants.from), to: new Date(instants.to) };
  const rows = await compute(database, context, { measure, span, by: by ?? step, and: by === null ? undefined : step, where });
  const dayOfStep = (name: string | null): Day | null => (step === 'month' && name !== null ? `${name}-01` : name);
  return byDay(rows.map(({ key, second, value }) => (by === null ? { key: null, second: dayOfStep(key), value } : { key, second: dayOfStep(second), value })));
}

function byDay(rows: readonly Pick<Measured, 'key' | 'second' | 'value'>[]): Map<string | null, Map<Day, number>> {
  const subjects = new Map<string | null, Map<Day, number>>();
  for (const { key, second: day, value } of rows) {
    if (day === null || value === null) continue;
    const days = subjects.get(key) ?? new Map<Day, number>();
    days.set(day, (days.get(day) ?? 0) + value);
    subjects.set(key, days);
  }
  return subjects;
}

/** A returned customer counts as a current one: plans know only the two. */
async function actualsOfSegment(database: Database, context: FactContext, asked: Asked, segment: PlanSegment): Promise<Map<string | null, Map<Day, number>>> {
  const names = segment === 'new' ? ['new'] : ['current', 'reactivated'];
  const sum = new Map<string | null, Map<Day, number>>();
  for (const value of names) {
    const part = await actualsByDay(database, context, { ...asked, where: [...asked.where, { breakdown: 'segment', value }] });
    for (const [key, days] of part) {
      const all = sum.get(key) ?? new Map<Day, number>();
      for (const [day, amount] of days) all.set(day, (all.get(day) ?? 0) + amount);
      sum.set(key, all);
    }
  }
  return sum;
}

/** Plans as this viewer may use them: who sees department totals only gets what sums need, and names nobody. */
async function plansFor(database: Database, context: FactContext, period: Period, options: SheetOptions): Promise<{ plans: Plan[]; isWithheld: boolean }> {
  const { viewer, currency, timeZone } = context;
  const totalsOnly = isLimited(viewer, 'plans', 'read', 'department-only');
  const request = { period, currency, timeZone, calendar: await readCalendar(database), basis: options.basis, everybody: totalsOnly };
  const plans = await readPlans(database, viewer, request);
  const people = new Set(plans.flatMap(({ subjectType, subject }) => (subjectType === 'rep' ? [subject] : []))).size;
  return { plans, isWithheld: totalsOnly && isWithheld(viewer, 'plans', people) };
}

/** The metric that is asked, else the first metric of sales that has a plan, else the one of sales there are facts of. */
async function metricOf(database: Database, plans: readonly Plan[], asked: string | undefined): Promise<string> {
  return asked ?? salesMetrics.find((id) => plans.some((plan) => plan.metric === id)) ?? metricWithoutName(database);
}

const whereOf = (owner: PlanOwner): Where => [{ breakdown: owner.type, value: owner.name }];

/**
 * Plans and actuals by day of everybody the viewer sees, or of each rep or team that has a plan or an actual.
 * A subject's plan is its own; where it has none, the sum of what it consists of.
 */
export async function readPlanSheets(database: Database, context: FactContext, period: Period, by: 'rep' | 'team' | null, options: SheetOptions = {}): Promise<PlanSheet[]> {
  const { plans, isWithheld: withheld } = await plansFor(database, context, period, options);
  const metric = await metricOf(database, plans, options.metric);
  const isForeign = options.where !== undefined && options.where.length > 0;
  const own = plans.filter((plan) => plan.metric === metric && !isForeign);
  const fact = findPlannable(metric)?.compute.fact;
  const known = fact === undefined || !canSplit(metric, options.segment) ? null : await knownDays(database, fact, context.timeZone);
  const part = { focus: options.focus ?? period, segment: options.segment };
  const measured = { step: options.step ?? 'day', compute: options.compute ?? computeMeasure } as const;
  const asked = { period, metric, by, ...measured, where: [...(options.where ?? []), ...(options.owner === undefined ? [] : whereOf(options.owner))] };
  const actuals = await (options.segment === undefined || known === null ? actualsByDay(database, context, asked) : actualsOfSegment(database, context, asked, options.segment));
  const sheet = (subject: string | null, origin: Origin): PlanSheet =>
    ({ metric, subject, ...origin, actuals: actuals.get(subject) ?? new Map<Day, number>(), known });
  if (options.owner !== undefined) return [{ ...sheet(null, plansOfOwner(own, options.owner, part)), subject: options.owner.name }];
  if (by === null) return [sheet(null, hideFewReps(plansOfAll(own, part), withheld))];
  const names = [...own.filter(({ subjectType }) => subjectType === by).map(({ subject }) => subject), ...actuals.keys()];
  // A rep's plans are its own alone; a team's may be the sum of its reps'.
  const plansOf = by === 'rep' ? Map.groupBy(own.filter(({ subjectType }) => subjectType === 'rep'), ({ subject }) => subject) : null;
  const plansFrom = (name: string): readonly Plan[] => (plansOf === null ? own : (plansOf.get(name) ?? []));
  return [...new Set(names)].flatMap((name) => (name === null ? [] : [sheet(name, plansOfOwner(plansFrom(name), { type: by, name }, part))]));
}

/** A sum over a few people would tell each one's plan. */
function hideFewReps(origin: Origin, withheld: boolean): Origin {
  return withheld && (origin.from === 'reps' || origin.from === 'teams') ? { plans: [], from: 'withheld' } : origin;
}

/** Whether actuals of the metric can be told apart by new and current customers. */
export function canSplit(metric: string, segment: PlanSegment | undefined): boolean {
  return segment === undefined || findPlannable(metric)?.breakdowns.includes('segment') === true;
}
