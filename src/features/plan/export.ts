import { recordExport } from '#actions/exports.ts';
import { mayDo } from '#core/people/rights.ts';
import { addDays } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import type { RequestContext } from '../context.ts';
import { writeWorkbook } from '../workbook.ts';
import { showReport } from './report.ts';
import { settle, type PlanQuestion } from './settle.ts';
import { changesSheet, ladderSheet, monthsSheet, repsSheet, standingSheet, weeksSheet } from './sheets.ts';
import { readSubjects } from './subjects.ts';
import { workbookWords } from './workbook-words.ts';

/** What the screen of the plan shows, as a workbook; who took it is in the audit log. */
export async function exportPlan(context: RequestContext, input: PlanQuestion & { readonly language: 'ru' | 'en' }): Promise<File> {
  if (!mayDo(context.viewer, 'plans', 'read')) throw new Problem('not-found');
  const { currency, timeZone } = context.organisation;
  const report = await showReport(context, input);
  const subjects = await readSubjects(context, await settle(context, input), 'rep');
  const { period, metric } = report.frame;
  const words = workbookWords[input.language];
  const writing = { words, language: input.language, currency, timeZone, isMoney: metric.unit === 'money' };
  await recordExport(context.database, context.viewer, { subject: 'plan', details: { ...period, metric: metric.id, team: input.team, rep: input.rep, reps: subjects.length } });
  const sheets = [
    standingSheet(report, writing),
    ...(report.ladder === null ? [] : [ladderSheet(report.ladder, writing)]),
    weeksSheet(report, subjects, writing),
    ...(subjects.length === 0 ? [] : [repsSheet(subjects, writing)]),
    monthsSheet(report, writing),
    ...(report.changes.length === 0 ? [] : [changesSheet(report, writing)]),
  ];
  return writeWorkbook(`${words.file} ${period.from} — ${addDays(period.to, -1)}.xlsx`, sheets);
}
