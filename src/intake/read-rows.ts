import { parseRow, rowParsers, type CellProblem, type RowParsers, type RowValues } from '#core/files/check-row.ts';
import type { FileKind } from '#core/files/kind.ts';
import type { Mapping } from '#core/files/mapping.ts';
import { parsePeriod } from '#core/shared/period.ts';
import type { LoadWarning } from '#store/loads/load-log.ts';
import type { Intake } from '#store/loads/run-load.ts';
import type { RejectedRow, StagedRow } from '#store/loads/staging.ts';
import { bigNumbersOf } from './fits-store.ts';
import type { Progress } from './load-progress.ts';
import type { Row, Table } from './read/table.ts';
import { isRejectsTable, originalCaptions, originalCells } from './rejects-table.ts';

/** A file opened as it is to be loaded. */
export interface Reading {
  readonly kind: FileKind;
  readonly columns: readonly string[];
  readonly table: Table;
  readonly mapping: Mapping;
}

function cellText(value: RowValues[string] | undefined): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return value.length === 0 ? null : value.join(';');
  return String(value);
}

/** A plan's period as its first day and the day after its last. */
function wholePeriod(text: string | null): string | null {
  const period = text === null ? null : parsePeriod(text);
  return period?.ok ? `${period.value.from}..${period.value.to}` : text;
}

/** Counts cells that were left empty because they could not be read, by column and reason. */
class Warnings {
  readonly #counts = new Map<string, { column: string; code: string; count: number; example: string }>();

  add(problems: readonly CellProblem[]): void {
    for (const { column, code, value } of problems) {
      const key = `${column}\u0001${code}`;
      const known = this.#counts.get(key);
      if (known === undefined) this.#counts.set(key, { column, code, count: 1, example: value.slice(0, 100) });
      else known.count += 1;
    }
  }

  list(): LoadWarning[] {
    return [...this.#counts.values()];
  }
}

interface Split {
  readonly parsed: StagedRow[];
  readonly rejects: RejectedRow[];
}

/** Parts the rows of a batch into those that were read and those that were not. */
function splitterOf({ kind, columns, table, mapping }: Reading, warnings: Warnings): (rows: readonly Row[]) => Split {
  const parsers: RowParsers = rowParsers(kind, mapping, originalCaptions(table.captions), table.probe, table.delimiter);
  const tooBig = bigNumbersOf(kind);
  const again = isRejectsTable(table.captions);
  const textOf = (id: string, values: RowValues): string | null =>
    kind.id === 'plans' && id === 'period' ? wholePeriod(cellText(values[id])) : cellText(values[id]);
  return (rows) => {
    const split: Split = { parsed: [], rejects: [] };
    for (const { line, cells: found } of rows) {
      const cells = again ? originalCells(found) : found;
      const row = parseRow(kind, parsers, cells);
      const problems = row.rejects ?? tooBig(row.values);
      if (row.rejects !== undefined || problems.length > 0) {
        split.rejects.push({ line, cells, problems });
        continue;
      }
      if (row.warnings.length > 0) warnings.add(row.warnings);
      split.parsed.push({ line, cells: columns.map((id) => textOf(id, row.values)) });
    }
    return split;
  };
}

/** Reads the rows of an opened table into a load and gives what was left empty on the way. */
export async function readRows(reading: Reading, intake: Intake, progress: Progress): Promise<readonly LoadWarning[]> {
  const warnings = new Warnings();
  const split = splitterOf(reading, warnings);
  for await (const batch of reading.table.batches()) {
    const { parsed, rejects } = split(batch.rows);
    await intake.take(parsed, rejects);
    await progress.read(batch.rows.length, batch.bytesRead);
  }
  return warnings.list();
}
