import { scopeOf, seesCost } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { findPlannable, type PlannableMetric } from '#core/plan/planned-metrics.ts';
import { addMonths } from '#core/shared/day.ts';
import { formatMoney } from '#core/shared/money.ts';
import type { Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import { readCalendar } from '#store/calendar.ts';
import type { Database } from '#store/database.ts';
import { enterRows, takeBackRows } from '#store/loads/enter-rows.ts';
import { listPlanSubjects } from '#store/plans/plan-subjects.ts';
import { findPlanEntry } from '#store/plans/plan-entry.ts';
import { readPlans } from '#store/plans/plans.ts';
import type { Organisation } from '#store/organisation.ts';
import { authorise } from './authorise.ts';

/** A plan for one month as a person sets it; money in minor units. */
export interface PlanChange {
  readonly subjectType: 'department' | 'team' | 'rep';
  /** The team's or rep's name; empty for the department. */
  readonly subject: string;
  /** `2026-11`. */
  readonly month: string;
  readonly segment: 'new' | 'current' | null;
  /** Null clears the plan: none is set, whatever a file says. */
  readonly value: number | null;
}

export interface PlanChanges {
  readonly metric: string;
  readonly changes: readonly PlanChange[];
}

/** What the audit log keeps of one change. */
interface Noted extends PlanChange {
  readonly was: number | null;
}

const notedAtMost = 200;

/** The metric, where a plan may be set in it and the viewer may know of it. */
export function metricForPlans(viewer: Viewer, id: string): PlannableMetric {
  const metric = findPlannable(id);
  if (metric === undefined || (metric.id === 'order-margin' && !seesCost(viewer))) throw new Problem('metric-unknown', { metric: id });
  return metric;
}

const monthOf = (month: string): Period => ({ from: `${month}-01`, to: addMonths(`${month}-01`, 1) });
const subjectKey = ({ subjectType, subject }: Pick<PlanChange, 'subjectType' | 'subject'>): string => `${subjectType}\u0001${subject}`;

/** Every change must be one the viewer may make; one that is not refuses all. */
async function authoriseEach(database: Database, viewer: Viewer, changes: readonly PlanChange[]): Promise<void> {
  const first = changes.map(({ month }) => `${month}-01`).toSorted()[0] ?? '';
  const open = await listPlanSubjects(database, viewer, 'edit', first);
  const allowed = new Set(open.map(({ type, name }) => subjectKey({ subjectType: type, subject: name })));
  if (!changes.every((change) => allowed.has(subjectKey(change)))) throw new Problem('not-found');
}

/**
 * Sets plans of whole months by hand, all of them or none, as one entry that can be taken back. Gives the
 * entry's id. `not-found` for a subject whose plans the viewer may not set.
 */
export async function setPlans(database: Database, viewer: Viewer, organisation: Organisation, { metric: id, changes }: PlanChanges): Promise<{ loadId: number }> {
  authorise(viewer, 'plans', 'edit');
  const metric = metricForPlans(viewer, id);
  await authoriseEach(database, viewer, changes);
  const cells = await notesOf(database, viewer, organisation, { metric: id, changes });
  const months = [...new Set(changes.map(({ month }) => month))].toSorted();
  const title = `${metric.id} ${months.length === 1 ? months[0] : `${months[0]}..${months.at(-1)}`}`;
  const details = { metric: id, plans: cells.length, cells: cells.slice(0, notedAtMost) };
  const { loadId } = await enterRows(database, { kind: 'plans', title, createdBy: viewer.userId, rows: rowsOf(metric, organisation.currency, changes) }, (transaction, load) =>
    record(transaction, viewer, { action: 'set-plans', subjectType: 'load', subjectId: load, details }));
  return { loadId };
}

function rowsOf(metric: PlannableMetric, currency: string, changes: readonly PlanChange[]): Record<string, string | null>[] {
  return changes.map(({ subjectType, subject, month, segment, value }) => {
    const { from, to } = monthOf(month);
    const text = value === null ? null : metric.unit === 'money' ? formatMoney(value, currency) : String(value);
    return { metric: metric.id, subject_type: subjectType, subject: subject === '' ? null : subject, period: `${from}..${to}`, segment, value: text };
  });
}

/** Each change with the plan it replaces. */
async function notesOf(database: Database, viewer: Viewer, { currency, timeZone }: Organisation, { metric, changes }: PlanChanges): Promise<Noted[]> {
  const months = changes.map(({ month }) => monthOf(month));
  const period = { from: months.map(({ from }) => from).toSorted()[0] ?? '', to: months.map(({ to }) => to).toSorted().at(-1) ?? '' };
  const plans = await readPlans(database, viewer, { period, currency, timeZone, calendar: await readCalendar(database) });
  return changes.map((change) => {
    const month = monthOf(change.month);
    const before = plans.find((plan) =>
      plan.metric === metric && plan.subjectType === change.subjectType && plan.subject === change.subject && plan.segment === change.segment
      && plan.from === month.from && plan.to === month.to);
    return { ...change, was: before?.value ?? null };
  });
}

/**
 * Takes back an entry of plans: what was planned before holds again. `not-found` for what is no entry by hand
 * or holds a plan the viewer may not set; `load-not-undoable` when it was taken back already.
 */
export async function takeBackPlans(database: Database, viewer: Viewer, loadId: number): Promise<void> {
  authorise(viewer, 'plans', 'edit');
  const entry = await findPlanEntry(database, loadId);
  if (entry === null || (entry.plans.length === 0 && scopeOf(viewer, 'plans', 'edit') !== 'all')) throw new Problem('not-found');
  if (entry.plans.length === 0) throw new Problem('load-not-undoable', { load: loadId });
  await authoriseEach(database, viewer, entry.plans.map(({ subjectType, subject, from, segment, value }) => ({ subjectType, subject, segment, value, month: from.slice(0, 7) })));
  await takeBackRows(database, { loadId, kind: 'plans', undoneBy: viewer.userId }, (transaction) =>
    record(transaction, viewer, { action: 'take-back-plans', subjectType: 'load', subjectId: loadId, details: { plans: entry.plans.length } }));
}
