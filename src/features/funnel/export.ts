import { recordExport } from '#actions/exports.ts';
import { mayDo } from '#core/people/rights.ts';
import { largestPage } from '#core/shared/page.ts';
import { Problem } from '#core/shared/problem.ts';
import type { FactRow } from '#store/measures/rows.ts';
import { listFunnelRows } from '#store/reports/funnel-rows.ts';
import type { RequestContext } from '../context.ts';
import { writeWorkbook } from '../workbook.ts';
import { settle, type Asked } from './frame.ts';
import { readGroups, type BreakdownQuestion } from './groups.ts';
import { dealsSheet, figuresSheet, groupsSheet, sayPeriod, stagesSheet } from './sheets.ts';
import { showReport } from './views.ts';
import { workbookWords } from './workbook-words.ts';

/** A workbook is read by people: beyond so many deals it says so and stops. */
const mostDeals = 20_000;

/** Figures, stages, the breakdown and the deals of a funnel as a workbook; who took it is in the audit log. */
export async function exportFunnel(context: RequestContext, input: BreakdownQuestion & { readonly language: 'ru' | 'en' }): Promise<File> {
  if (!mayDo(context.viewer, 'deals', 'read')) throw new Problem('not-found');
  const { currency, timeZone } = context.organisation;
  const writing = { words: workbookWords[input.language], currency, timeZone };
  const report = await showReport(context, { ...input, compare: 'previous' });
  const groups = await readGroups(context, input);
  const deals = await readDeals(context, await settle(context, input));
  const { period } = report.frame;
  await recordExport(context.database, context.viewer, { subject: 'funnel', details: { ...period, basis: input.basis, where: input.where, deals: deals.rows.length } });
  const sheets = [
    figuresSheet(report, input, writing), stagesSheet(report, writing), groupsSheet(groups, input, writing), dealsSheet(deals, writing),
  ];
  return writeWorkbook(`${writing.words.file} ${sayPeriod(period)}.xlsx`, sheets);
}

async function readDeals(context: RequestContext, { facts, request }: Asked): Promise<{ rows: FactRow[]; total: number }> {
  const rows: FactRow[] = [];
  for (let page = 1; ; page += 1) {
    const asked = { page, size: largestPage * 10, sort: request.basis === 'creation' ? 'created' : 'closed', descending: true } as const;
    const found = await listFunnelRows(context.database, facts, { ...request, set: 'all', page: asked });
    rows.push(...found.rows);
    if (rows.length >= found.total || rows.length >= mostDeals) return { rows, total: found.total };
  }
}
