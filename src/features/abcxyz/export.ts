import { recordExport } from '#actions/exports.ts';
import { mayDo } from '#core/people/rights.ts';
import { Problem } from '#core/shared/problem.ts';
import type { RequestContext } from '../context.ts';
import { writeWorkbook } from '../workbook.ts';
import { answer, seesAmounts, type Question } from './frame.ts';
import { pairsOf, showCustomer } from './list.ts';
import { showMovement } from './movement.ts';
import { drawFrom } from './portrait.ts';
import { customersSheet, matrixSheet, movementSheet, portraitSheet } from './sheets.ts';
import { readReport } from './views.ts';
import { workbookWords } from './workbook-words.ts';

/** Matrix, customers, movement and portrait as a workbook; who took it is in the audit log. */
export async function exportAbcXyz(context: RequestContext, input: Question & { readonly language: 'ru' | 'en' }): Promise<File> {
  if (!mayDo(context.viewer, 'customers', 'read')) throw new Problem('not-found');
  const words = workbookWords[input.language];
  const writing = { words, currency: context.organisation.currency };
  const answered = await answer(context, input);
  const report = await readReport(context, input);
  const customers = pairsOf(answered).filter(({ to }) => to !== 'absent').map((moved) => showCustomer(answered, moved));
  const { measure, mode, today, window } = report.frame;
  await recordExport(context.database, context.viewer, { subject: 'abcxyz', details: { asOf: today, ...window, measure, mode, customers: customers.length } });
  return writeWorkbook(`${words.file} ${today}.xlsx`, [
    matrixSheet(report, writing),
    customersSheet(customers, seesAmounts(answered.facts), writing),
    movementSheet(showMovement(answered), writing),
    portraitSheet(await drawFrom(context, answered), writing),
  ]);
}
