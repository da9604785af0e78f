import Papa from 'papaparse';
import { rowProblemWords, fillWords } from '#core/files/words.ts';
import type { Database } from '#store/database.ts';
import { listRejects, readCaptions, type Reject } from '#store/loads/load-log.ts';

const pageSize = 1000;
const reasonTitle = { ru: 'почему не загружено', en: 'why not loaded' } as const;

type Language = keyof typeof reasonTitle;

/** A cell that a spreadsheet would take for a formula is shown as text. */
const guard = (cell: string): string => (/^[\s\p{C}]*[=+\-@]/u.test(cell) && !/^[+-]?[\d\s.,]+$/.test(cell.trim()) ? `'${cell}` : cell);

function reasonOf(reject: Reject, language: Language): string {
  return reject.problems
    .map((problem) => {
      const words = rowProblemWords[problem.code as keyof typeof rowProblemWords];
      const text = words === undefined ? problem.code : fillWords(words, problem.params ?? {}, language);
      return problem.caption === '' ? text : `${problem.caption}: ${text}`;
    })
    .join('; ');
}

/**
 * The rows of a load that could not be read, as a CSV file with the original captions, so that it can be
 * corrected and loaded again; the reason stands in the last column, which loading passes over.
 */
export async function* writeRejects(database: Database, loadId: number, language: Language): AsyncGenerator<string> {
  const captions = await readCaptions(database.sql, loadId);
  const line = (cells: readonly string[]): string => `${Papa.unparse([cells.map(guard)], { delimiter: ';', header: false })}\r\n`;
  yield `\ufeff${line([...captions, reasonTitle[language]])}`;
  for (let offset = 0; ; offset += pageSize) {
    const rejects = await listRejects(database.sql, loadId, { offset, size: pageSize });
    for (const reject of rejects) {
      const cells = captions.map((_, index) => reject.cells[index] ?? '');
      yield line([...cells, reasonOf(reject, language)]);
    }
    if (rejects.length < pageSize) return;
  }
}
