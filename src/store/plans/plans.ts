import type { Viewer } from '#core/people/viewer.ts';
import type { PlannedPeriod } from '#core/plan/plan-days.ts';
import { piecesInForce } from '#core/plan/plan-versions.ts';
import type { BusinessCalendar } from '#core/shared/calendar.ts';
import type { Period } from '#core/shared/period.ts';
import type { Database } from '../database.ts';
import { cellOf, readPlanRows, type PlanRow, type PlanSegment, type PlanSubjectType } from './plan-rows.ts';

/** A plan that holds: of all that was said of it, what a person entered, else the newest file. */
export interface Plan extends PlannedPeriod {
  readonly metric: string;
  readonly subjectType: PlanSubjectType;
  readonly subject: string;
  readonly team: string | null;
  readonly segment: PlanSegment | null;
}

/** The latest plan, or on each day the one that was valid then. */
export type PlanBasis = 'latest' | 'in-force';

export interface PlansRequest {
  readonly period: Period;
  readonly currency: string;
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
  readonly basis?: PlanBasis | undefined;
  readonly everybody?: boolean;
}

/** Plans that touch a period and that the viewer may see; cleared ones are none. */
export async function readPlans(database: Database, viewer: Viewer, request: PlansRequest): Promise<Plan[]> {
  const inForce = request.basis === 'in-force';
  const rows = await readPlanRows(database, viewer, { ...request, versions: inForce });
  const cells = [...Map.groupBy(rows, cellOf).values()];
  const plans = cells.flatMap((versions) => (inForce ? piecesOf(versions, request.calendar) : latestOf(versions)));
  return wholeDepartment(plans);
}

const lineOf = ({ subjectType, subject, segment }: Pick<PlanRow, 'subjectType' | 'subject' | 'segment'>): string =>
  [subjectType, subjectType === 'department' ? '' : subject, segment ?? ''].join('\u0001');

function latestOf(versions: readonly PlanRow[]): Plan[] {
  const best = newestOf(versions);
  return best === undefined || best.value === null ? [] : [toPlan(best, best, best.value)];
}

/** Of several rows about one plan the one that holds. */
export function newestOf(versions: readonly PlanRow[]): PlanRow | undefined {
  return versions.toSorted((a, b) => Number(b.byHand) - Number(a.byHand) || b.turn - a.turn)[0];
}

function piecesOf(versions: readonly PlanRow[], calendar: BusinessCalendar): Plan[] {
  const [first] = versions;
  if (first === undefined) return [];
  const ordered = versions.toSorted((a, b) => a.turn - b.turn);
  return piecesInForce(first, lineOf(first), ordered, calendar).map((piece) => toPlan(first, piece, piece.value));
}

function toPlan(row: PlanRow, { from, to }: Period, value: number): Plan {
  const { metric, subjectType, subject, team, segment } = row;
  return { metric, subjectType, subject, team, segment, from, to, value, line: lineOf(row) };
}

/**
 * Files may name departments or leave the whole one unnamed: where an unnamed plan stands for a period it is
 * the whole; else the named ones are its parts and are summed.
 */
function wholeDepartment(plans: readonly Plan[]): Plan[] {
  const departments = plans.filter(({ subjectType }) => subjectType === 'department');
  const sums = Map.groupBy(departments, ({ metric, segment, from, to }) => [metric, segment ?? '', from, to].join('\u0001'));
  const merged = [...sums.values()].flatMap((group) => {
    const whole = group.filter(({ subject }) => subject === '');
    const parts = whole.length > 0 ? whole : group;
    const [first] = parts;
    return first === undefined ? [] : [{ ...first, subject: '', value: parts.reduce((sum, { value }) => sum + value, 0) }];
  });
  return [...merged, ...plans.filter(({ subjectType }) => subjectType !== 'department')];
}
