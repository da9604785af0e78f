import { mayDo, scopeOf } from '#core/people/rights.ts';
import { plannedFor } from '#core/plan/plan-days.ts';
import { plannableMetrics } from '#core/plan/planned-metrics.ts';
import { versionsInForce } from '#core/plan/plan-versions.ts';
import { addMonths } from '#core/shared/day.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import type { Period } from '#core/shared/period.ts';
import { stepsIn } from '#core/shared/step.ts';
import { readPlanVersions } from '#store/plans/plan-changes.ts';
import { cellOf, readPlanRows, type PlanRow } from '#store/plans/plan-rows.ts';
import { listPlanSubjects, type PlanSubject } from '#store/plans/plan-subjects.ts';
import { newestOf } from '#store/plans/plans.ts';
import type { RequestContext } from '../context.ts';
import { wholeIn } from './figures.ts';
import { isSeen, settle, tellMetric, type Asked } from './settle.ts';

export interface GridQuestion extends PageRequest<'subject'> {
  readonly metric?: string | undefined;
  readonly year?: number | undefined;
  readonly segment?: 'new' | 'current' | undefined;
  readonly search?: string | undefined;
}

/** The plans of a year: a row a subject, a cell a month. */
export async function showGrid(context: RequestContext, input: GridQuestion) {
  const { viewer, database } = context;
  const asked = await settle(context, { metric: input.metric, basis: 'latest' });
  const year = input.year ?? Number(asked.period.from.slice(0, 4));
  const period = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  const plans = await plansOfYear(context, period, asked.metric.id, input.segment ?? null);
  const subjects = await subjectsOf(context, plans, period);
  const editable = new Set((await listPlanSubjects(database, viewer, 'edit', period.from)).map(keyOf));
  const found = subjects.filter(({ name }) => matches(name, input.search));
  const show = (subject: PlanSubject) => ({
    subjectType: subject.type,
    subject: subject.name,
    team: subject.team,
    isEditable: editable.has(keyOf(subject)),
    cells: stepsIn(period, 'month').map((month) => cellIn(month, plans.get(keyOf(subject)) ?? [], asked)),
  });
  const reps = subjects.filter(({ type }) => type === 'rep').map(show);
  return {
    rows: found.slice(offsetOf(input), offsetOf(input) + input.size).map(show),
    total: found.length,
    metric: tellMetric(asked.metric),
    metrics: plannableMetrics.filter((metric) => isSeen(metric, viewer)).map(tellMetric),
    year,
    today: asked.today,
    repSums: scopeOf(viewer, 'plans') === 'own' || reps.length < 2 ? null : stepsIn(period, 'month').map((_, at) => sumOf(reps.map(({ cells }) => cells[at]?.value ?? cells[at]?.part ?? null))),
    canEdit: mayDo(viewer, 'plans', 'edit'),
  };
}

const keyOf = ({ type, name }: Pick<PlanSubject, 'type' | 'name'>): string => `${type}\u0001${name}`;

const matches = (name: string, search: string | undefined): boolean => search === undefined || name.toLowerCase().includes(search.trim().toLowerCase());

const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.flatMap((value) => value ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

/** What holds of each plan, cleared ones too, by subject. */
async function plansOfYear({ database, viewer, organisation }: RequestContext, period: Period, metric: string, segment: 'new' | 'current' | null): Promise<Map<string, PlanRow[]>> {
  const { currency, timeZone } = organisation;
  const rows = await readPlanRows(database, viewer, { period, currency, timeZone, versions: false });
  const own = rows.filter((row) => row.metric === metric && row.segment === segment);
  const held = [...Map.groupBy(own, cellOf).values()].flatMap((cell) => newestOf(cell) ?? []);
  return Map.groupBy(held, ({ subjectType, subject }) => keyOf({ type: subjectType, name: subject }));
}

/** Who a plan may be set for, and who else has one. */
async function subjectsOf({ database, viewer }: RequestContext, plans: ReadonlyMap<string, readonly PlanRow[]>, period: Period): Promise<PlanSubject[]> {
  const listed = await listPlanSubjects(database, viewer, 'read', period.from);
  const known = new Set(listed.map(keyOf));
  const others = [...plans].flatMap(([key, [first]]) => (known.has(key) || first === undefined ? [] : [{ type: first.subjectType, name: first.subject, team: first.team }]));
  const rank = { department: 0, team: 1, rep: 2 } as const;
  return [...listed, ...others].toSorted((a, b) => rank[a.type] - rank[b.type]);
}

function cellIn(month: Period, plans: readonly PlanRow[], asked: Asked) {
  const exact = plans.find(({ from, to }) => from === month.from && to === month.to);
  const wider = plans.flatMap((plan) => (plan === exact || plan.value === null ? [] : [{ from: plan.from, to: plan.to, value: plan.value, line: '' }]));
  const part = exact === undefined ? plannedFor(month, wider, asked.calendar) : null;
  return {
    month: month.from.slice(0, 7),
    value: exact?.value ?? null,
    part: part === null ? null : wholeIn(asked)(part),
    byHand: exact?.byHand ?? false,
    isCleared: exact !== undefined && exact.value === null,
  };
}

export interface VersionsQuestion {
  readonly metric: string;
  readonly subjectType: PlanSubject['type'];
  readonly subject: string;
  readonly month: string;
  readonly segment?: 'new' | 'current' | undefined;
}

/** What one month's plan was and is, newest first. */
export async function showVersions({ database, viewer, organisation }: RequestContext, input: VersionsQuestion) {
  const { currency, timeZone } = organisation;
  const period = { from: `${input.month}-01`, to: addMonths(`${input.month}-01`, 1) };
  const wanted = cellOf({ metric: input.metric, subjectType: input.subjectType, subject: input.subject, segment: input.segment ?? null, ...period });
  const versions = (await readPlanVersions(database, viewer, { period, currency, timeZone })).filter((row) => cellOf(row) === wanted);
  const now = versionsInForce(versions).at(-1);
  const rows = versions.toReversed().map(({ value, loadedAt, by, byHand, fileName, loadId }) => ({
    value, at: loadedAt.toISOString(), by, byHand, fileName, loadId, isInForce: loadId === now?.loadId,
  }));
  return { rows };
}
