import { standingOf } from '#core/plan/plan-sheet.ts';
import { smallestOpenGroup } from '#core/people/rights.ts';
import { system } from '#core/people/viewer.ts';
import type { Period } from '#core/shared/period.ts';
import { dayOf } from '#core/shared/zone.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readPlanSheets } from '../measures/plan-sheets.ts';
import { readOwnPlace } from '../plans/plan-subjects.ts';

/** The viewer's own place in the team by attainment, 1 the highest; equals share a place. */
export type PlanRank =
  | { readonly place: number; readonly of: number; readonly reason: null }
  /** No team, a period that is not over, no plan of one's own, or fewer than four to compare, whose figures a place would tell. */
  | { readonly place: null; readonly of: null; readonly reason: 'no-team' | 'not-over' | 'no-plan' | 'too-few-people' };

const without = (reason: Exclude<PlanRank['reason'], null>): PlanRank => ({ place: null, of: null, reason });

/** A rep may know the own place and nobody else's figure: the others are read here and never leave. */
export async function readPlanRank(database: Database, context: FactContext, request: { readonly period: Period; readonly metric: string }): Promise<PlanRank> {
  const { period, metric } = request;
  const own = await readOwnPlace(database, context.viewer);
  if (own?.team == null) return without('no-team');
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  if (period.to > today) return without('not-over');
  const calendar = await readCalendar(database);
  const sheets = await readPlanSheets(database, { ...context, viewer: system }, period, 'rep', { metric });
  const mates = sheets.filter(({ plans }) => plans.some(({ team }) => team === own.team));
  const attainments = mates.flatMap((sheet) => {
    const { attainment } = standingOf(sheet, period, today, calendar);
    return attainment === null ? [] : [{ name: sheet.subject, attainment }];
  });
  const mine = attainments.find(({ name }) => name === own.name);
  if (mine === undefined) return without('no-plan');
  if (attainments.length < smallestOpenGroup) return without('too-few-people');
  return { place: 1 + attainments.filter(({ attainment }) => attainment > mine.attainment).length, of: attainments.length, reason: null };
}
