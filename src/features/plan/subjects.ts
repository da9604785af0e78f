import { isLimited, scopeOf } from '#core/people/rights.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import { weeksCutAtMonths } from '#core/shared/step.ts';
import { readPlanSheets, type PlanSheet } from '#store/measures/plan-sheets.ts';
import { listPlanSubjects } from '#store/plans/plan-subjects.ts';
import { readEventsPerWeek } from '#store/reports/plan-events.ts';
import type { RequestContext } from '../context.ts';
import { showRhythm, showStanding, showStretches } from './figures.ts';
import { settle, type Asked, type PlanQuestion } from './settle.ts';

type SubjectSort = 'name' | 'plan' | 'actual' | 'attainment' | 'gap' | 'rhythm';

export interface SubjectsQuestion extends PlanQuestion {
  readonly by: 'rep' | 'team';
}

/** Each rep or team with its plan, actual and rhythm, sorted and paged. */
export async function showSubjects(context: RequestContext, input: SubjectsQuestion & PageRequest<SubjectSort>) {
  const rows = await readSubjects(context, await settle(context, input), input.by);
  const sorted = rows.toSorted((a, b) => compareSubjects(a, b, input));
  return { rows: sorted.slice(offsetOf(input), offsetOf(input) + input.size), total: rows.length };
}

/** Every rep (of the team asked) or team. Whoever sees the own plan or department totals only sees nobody here. */
export async function readSubjects(context: RequestContext, asked: Asked, by: 'rep' | 'team') {
  const { database, viewer } = context;
  const { facts, whole, metric, owner, basis, period } = asked;
  if (scopeOf(viewer, 'plans') === 'own' || isLimited(viewer, 'plans', 'read', 'department-only') || owner?.type === 'rep') return [];
  const sheets = await readPlanSheets(database, facts, whole, by, { metric: metric.id, basis, focus: period });
  const mates = owner === undefined ? null : await matesOf(context, asked, owner.name);
  const shown = sheets.filter((sheet) => (mates === null || isMate(sheet, mates, owner?.name)) && isPresent(sheet, asked));
  const events = await readEventsPerWeek(database, facts, { metric: metric.id, period: asked.rhythmPeriod, by });
  return shown.map((sheet) => ({
    name: sheet.subject ?? '',
    standing: showStanding(sheet, asked),
    rhythm: showRhythm(sheet, asked, events.get(sheet.subject)),
    weeks: showStretches(sheet, weeksCutAtMonths(asked.rhythmPeriod), asked),
  }));
}

async function matesOf({ database, viewer }: RequestContext, { whole }: Asked, team: string): Promise<Set<string>> {
  const subjects = await listPlanSubjects(database, viewer, 'read', whole.from);
  return new Set(subjects.flatMap((subject) => (subject.type === 'rep' && subject.team === team ? [subject.name] : [])));
}

const isMate = (sheet: PlanSheet, mates: ReadonlySet<string>, team: string | undefined): boolean =>
  mates.has(sheet.subject ?? '') || sheet.plans.some((plan) => plan.team === team);

/** Who has neither a plan nor an actual in the period or in the months of rhythm is gone or not there yet. */
function isPresent(sheet: PlanSheet, { period, rhythmPeriod }: Asked): boolean {
  const inside = (from: string, to: string): boolean => (from < period.to && to > period.from) || (from < rhythmPeriod.to && to > rhythmPeriod.from);
  return sheet.plans.some(({ from, to }) => inside(from, to)) || [...sheet.actuals.keys()].some((day) => inside(day, `${day}~`));
}

type Subject = Awaited<ReturnType<typeof readSubjects>>[number];

function valueOf({ standing, rhythm }: Subject, sort: Exclude<SubjectSort, 'name'>): number | null {
  switch (sort) {
    case 'gap': return standing.toDate?.gap ?? standing.difference;
    case 'rhythm': return rhythm.rhythm;
    default: return standing[sort];
  }
}

const collator = new Intl.Collator('ru', { numeric: true });

/** What could not be computed stands last in either direction. */
function compareSubjects(a: Subject, b: Subject, { sort, descending }: PageRequest<SubjectSort>): number {
  const sign = descending ? -1 : 1;
  const byName = collator.compare(a.name, b.name);
  if (sort === 'name') return sign * byName;
  const [one, other] = [valueOf(a, sort), valueOf(b, sort)];
  if (one === null || other === null) return Number(one === null) - Number(other === null) || byName;
  return sign * (one - other) || byName;
}
