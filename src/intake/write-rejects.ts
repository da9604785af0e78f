import Papa from 'papaparse';
import { fillWords, rowProblemWords } from '#core/files/words.ts';
import type { Database } from '#store/database.ts';
import { listRejects, readCaptions, type Reject } from '#store/loads/load-log.ts';
import { guardCell, reasonCaption, type Language } from './rejects-table.ts';

const pageSize = 1000;

function reasonOf(reject: Reject, language: Language): string {
  return reject.problems
    .map((problem) => {
      const words = rowProblemWords[problem.code as keyof typeof rowProblemWords];
      const text = words === undefined ? problem.code : fillWords(words, problem.params ?? {}, language);
      return problem.caption === '' ? text : `${problem.caption}: ${text}`;
    })
    .join('; ');
}

/** A short row is filled up, so that the reason stands under its caption; a row too wide stays so, to be refused again until it is corrected. */
const padded = (cells: readonly string[], width: number): string[] => [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];

/**
 * The rows of a load that could not be read, as a CSV file with the original captions, so that it can be
 * corrected and loaded again; the reason stands in the last column, which loading passes over.
 */
export async function* writeRejects(database: Database, loadId: number, language: Language): AsyncGenerator<string> {
  const captions = await readCaptions(database.sql, loadId);
  const write = (rows: readonly (readonly string[])[]): string =>
    `${Papa.unparse(rows.map((cells) => cells.map(guardCell)), { delimiter: ';', header: false, newline: '\r\n' })}\r\n`;
  yield `\ufeff${write([[...captions, reasonCaption[language]]])}`;
  for (let offset = 0; ; offset += pageSize) {
    const rejects = await listRejects(database.sql, loadId, { offset, size: pageSize });
    if (rejects.length > 0) yield write(rejects.map((reject) => [...padded(reject.cells, captions.length), reasonOf(reject, language)]));
    if (rejects.length < pageSize) return;
  }
}
