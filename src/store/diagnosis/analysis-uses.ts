import { type Analysis, resourceOfAnalysis } from '#core/diagnosis/analyses.ts';
import { scopeOf } from '#core/people/rights.ts';
import { type Role, roles } from '#core/people/viewer.ts';
import { addDays, daysBetween, type Day } from '#core/shared/day.ts';
import { listUsedDays, type UsedDay } from '../analysis-use.ts';
import type { Frame } from './frame.ts';
import { fallsShort } from './hits.ts';
import { during, none, type SignalReader, type SignalRow } from './reader.ts';

/** The days on which people of some roles opened an analysis, up to as-of, the newest first. */
export const usedDays = (frame: Frame, analysis: Analysis, by: readonly Role[]): Promise<readonly UsedDay[]> =>
  frame.once(`used ${analysis} ${by.join()}`, () => listUsedDays(frame.database.sql, frame.context.viewer, { analysis, roles: by, until: frame.today }));

/** Roles that see an analysis of the whole department: what a rep opens is about the own customers. */
const wholeSeers = (analysis: Analysis): Role[] => roles.filter((role) => scopeOf({ role }, resourceOfAnalysis[analysis]) === 'all');

/** The days on which an analysis of the whole department was opened. */
export const departmentUses = (frame: Frame, analysis: Analysis): Promise<readonly UsedDay[]> => usedDays(frame, analysis, wholeSeers(analysis));

/** A day on which an analysis was opened, as a row. */
export const usedDayRow = ({ day, who }: UsedDay, figure: number | null, hit: boolean): SignalRow => ({ kind: 'day', id: day, title: day, who, at: null, amount: null, figure, hit });

/** Days since somebody last opened the ABCXYZ analysis of the department; not known while nobody has. */
export const analysisAge = (id: 'S2.6' | 'S9.3'): SignalReader => ({
  read: async (frame) => {
    const [last, ...others] = await departmentUses(frame, 'abcxyz');
    if (last === undefined) return none('tool-not-used', { sample: 0 });
    return { value: daysBetween(last.day, frame.today), sample: others.length + 1, ...during(frame, 'as-of') };
  },
  rows: async (frame) => ({
    list: (await departmentUses(frame, 'abcxyz')).map((used) => {
      const age = daysBetween(used.day, frame.today);
      return usedDayRow(used, age, fallsShort(frame, id, age));
    }),
  }),
});

/** Days after which a list of the lost is out of date. */
const listLastsDays = 30;

/** Whether the list of the lost was opened within 30 days; not known while nobody ever has. */
export const lostReviewed: SignalReader = {
  read: async (frame) => {
    const uses = await departmentUses(frame, 'silence');
    if (uses.length === 0) return none('tool-not-used', { sample: 0 });
    const from: Day = addDays(frame.today, -listLastsDays);
    const lately = uses.filter(({ day }) => day >= from).length;
    return { value: lately > 0 ? 1 : 0, sample: uses.length, from, to: frame.today };
  },
  rows: async (frame) => ({ list: (await departmentUses(frame, 'silence')).map((used) => usedDayRow(used, daysBetween(used.day, frame.today), false)) }),
};
