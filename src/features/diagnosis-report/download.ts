import { recordExport } from '#actions/exports.ts';
import type { RequestContext } from '../context.ts';
import { pdfFile, printDocument } from '../document.ts';
import { writeWorkbook } from '../workbook.ts';
import { composeMap, composeReport } from './document/compose.ts';
import { writingOf } from './document/writing.ts';
import { readReport, type Report } from './report.ts';
import { sheetsOf } from './sheets.ts';

interface ReportQuestion {
  readonly format: 'pdf' | 'xlsx' | 'map';
  readonly language: 'ru' | 'en';
  readonly asOf?: string | undefined;
}

/** A report that was read, as a file in the form asked. */
export async function toFile(report: Report, { format, language }: Omit<ReportQuestion, 'asOf'>): Promise<File> {
  const writing = writingOf(language, report.organisation);
  const { words } = writing;
  const { day } = report.map;
  if (format === 'xlsx') return writeWorkbook(`${words.file} ${day}.xlsx`, sheetsOf(report, writing));
  if (format === 'map') return pdfFile(`${words.mapFile} ${day}.pdf`, await printDocument(composeMap(report, writing)));
  return pdfFile(`${words.file} ${day}.pdf`, await printDocument(composeReport(report, writing)));
}

/** The report by what its viewer may see; who took it is in the audit log. */
export async function downloadReport(context: RequestContext, question: ReportQuestion): Promise<File> {
  const report = await readReport(context, question.asOf);
  await recordExport(context.database, context.viewer, {
    subject: 'diagnosis', details: { format: question.format, language: question.language, day: report.map.day, mistakes: report.mistakes.length },
  });
  return toFile(report, question);
}
