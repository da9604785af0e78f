import type { Letter, RequestContext } from '../context.ts';
import { summaryOf } from './document/cover.ts';
import { leadsOf } from './document/figures.ts';
import { type Writing, writingOf } from './document/writing.ts';
import { toFile } from './download.ts';
import { readReport, type Report } from './report.ts';

/** Where to start, as plain lines. */
function startLines(report: Report, writing: Writing): string {
  const moves = report.map.start.flatMap((number) => report.mistakes.find((mistake) => mistake.number === number) ?? []);
  const { words, say } = writing;
  const lines = moves.map((mistake, at) => `${at + 1}. ${say(mistake.topic)}. ${leadsOf(mistake, writing).join(' ')}`);
  return lines.length === 0 ? words.startNone : [`${words.start}:`, ...lines].join('\n');
}

/** The weekly letter to one reader: the diagnosis by what they may see, with the report attached. */
export async function writeReportLetter(context: RequestContext, to: string, language: 'ru' | 'en', baseUrl: string): Promise<Letter> {
  const report = await readReport(context);
  const writing = writingOf(language, report.organisation);
  const { words, fill, format } = writing;
  const details = { day: format.day(report.map.day), summary: summaryOf(report, writing), start: startLines(report, writing), link: `${baseUrl}/map`, settings: `${baseUrl}/diagnosis/report` };
  const file = await toFile(report, { format: 'pdf', language });
  return {
    to,
    subject: fill(words.letterSubject, details).replaceAll(/[\u2009\u202f\u00a0]/gu, ' ').replace(/\.$/u, ''),
    text: fill(words.letterText, details),
    attachments: [{ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }],
  };
}
