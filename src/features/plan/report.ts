import { scopeOf } from '#core/people/rights.ts';
import { buildLadder } from '#core/plan/ladder.ts';
import { plansFor, spreadPlans } from '#core/plan/plan-days.ts';
import { stretchesOf, sumDays } from '#core/plan/plan-sheet.ts';
import { monthEndOf, regularityOf } from '#core/plan/regularity.ts';
import { holdsDay } from '#core/shared/period.ts';
import { fullStepsIn, stepsIn, weeksCutAtMonths } from '#core/shared/step.ts';
import { canSplit, readPlanSheets, type PlanSheet } from '#store/measures/plan-sheets.ts';
import { changesOf, readPlanVersions } from '#store/plans/plan-changes.ts';
import { countLeftOutOfActual, readEventsPerWeek } from '#store/reports/plan-events.ts';
import { readPlanRank } from '#store/reports/plan-rank.ts';
import type { RequestContext } from '../context.ts';
import { segments } from './contract.ts';
import { showRhythm, showStanding, showStretches, wholeIn } from './figures.ts';
import { seesSingle, settle, showFrame, type Asked, type PlanQuestion } from './settle.ts';

/** Everything about one plan in one period. */
export async function showReport(context: RequestContext, input: PlanQuestion) {
  const asked = await settle(context, input);
  const { database, viewer } = context;
  const { facts, period, owner } = asked;
  const metric = asked.metric.id;
  const sheet = await readSheet(context, asked);
  const events = await readEventsPerWeek(database, facts, { metric, period: asked.rhythmPeriod, owner, by: null });
  const months = stepsIn(asked.history, 'month');
  return {
    frame: await showFrame(context, asked),
    standing: showStanding(sheet, asked),
    ...(await showSegments(context, asked, sheet)),
    ladder: seesSingle(viewer, asked.metric) ? ladderOf(sheet, asked) : null,
    weeks: showStretches(sheet, weeksCutAtMonths(period), asked),
    rhythm: showRhythm(sheet, asked, events.get(null)),
    monthEnd: monthEndOf(sheet, fullStepsIn(asked.rhythmPeriod, 'month'), asked.calendar),
    months: showStretches(sheet, months, asked),
    regularity: regularityOf(stretchesOf(sheet, months, asked.today, asked.calendar)),
    changes: await showChanges(context, asked),
    rank: scopeOf(viewer, 'plans') === 'own' ? await readPlanRank(database, facts, { period, metric }) : null,
    excluded: await countLeftOutOfActual(database, facts, { metric, period, owner }),
  };
}

async function readSheet({ database }: RequestContext, asked: Asked, segment?: 'new' | 'current'): Promise<PlanSheet> {
  const { facts, whole, metric, owner, basis, period } = asked;
  const [sheet] = await readPlanSheets(database, facts, whole, null, { metric: metric.id, owner, basis, segment, focus: period });
  if (sheet === undefined) throw new Error('A sheet of the whole is always there');
  return sheet;
}

/** New and current customers apart, where plans tell them apart; and what is neither's. */
async function showSegments(context: RequestContext, asked: Asked, whole: PlanSheet) {
  if (!asked.plans.some(({ metric, segment }) => segment !== null && metric === asked.metric.id)) return { segments: [], unassigned: null };
  const sheets = await Promise.all(segments.map(async (segment) => ({ segment, sheet: await readSheet(context, asked, segment) })));
  const planned = sheets.filter(({ sheet }) => sheet.from !== 'none' && sheet.from !== 'withheld');
  const isSplit = canSplit(asked.metric.id, 'new');
  const sum = (of: PlanSheet): number => sumDays(of.actuals, asked.period);
  const unassigned = planned.length === 0 || !isSplit ? null : sum(whole) - sheets.reduce((all, { sheet }) => all + sum(sheet), 0);
  return { segments: planned.map(({ segment, sheet }) => ({ segment, isSplit, ...showStanding(sheet, asked) })), unassigned };
}

function ladderOf(sheet: PlanSheet, asked: Asked) {
  const { period, today, calendar } = asked;
  const whole = wholeIn(asked);
  const planned = spreadPlans(plansFor(period, sheet.plans), calendar);
  const { known } = sheet;
  return buildLadder(planned, sheet.actuals, { period, today, calendar }).map(({ day, working, ideal, actual, gap }) => {
    const isKnown = known !== null && holdsDay(known, day) && actual !== null;
    return { day, working, ideal: whole(ideal), actual: isKnown ? whole(actual) : null, gap: isKnown && gap !== null ? whole(gap) : null };
  });
}

/** Plans of this subject that were changed after their period had begun. */
async function showChanges({ database, viewer, organisation }: RequestContext, { period, metric, owner }: Asked) {
  const { currency, timeZone } = organisation;
  const versions = await readPlanVersions(database, viewer, { period, currency, timeZone });
  const mine = versions.filter((row) =>
    row.metric === metric.id && (owner === undefined || (row.subjectType === owner.type && row.subject === owner.name) || (owner.type === 'team' && row.team === owner.name)));
  return changesOf(mine).map(({ was, is }) => ({
    from: is.from, to: is.to, subjectType: is.subjectType, subject: is.subject, segment: is.segment, was, is: is.value,
    at: is.loadedAt.toISOString(), by: is.by, byHand: is.byHand,
  }));
}
