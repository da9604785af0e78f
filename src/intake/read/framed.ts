import { Problem } from '#core/shared/problem.ts';
import { captionsOf, findHeader } from './header.ts';
import { limits, probeRows, sampleRows } from './limits.ts';
import { isBlankRow, type Row } from './table.ts';

/** A table's captions and first rows, cut out of its first records. */
export interface Frame {
  readonly headerRow: number;
  readonly captions: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly probe: readonly (readonly string[])[];
}

/** Finds the captions among the first records, or takes them from line `headerRow` (0: there are none). */
export function frameTable(records: readonly Row[], headerRow: number | undefined): Frame {
  const index = headerRow === undefined ? findHeader(records) : headerRow === 0 ? -1 : records.findIndex((record) => record.line >= headerRow);
  const header = records[index];
  const data = records.slice(index + 1).filter((record) => !isBlankRow(record.cells));
  if (header === undefined && data.length === 0) throw new Problem('file-no-table');
  const captions = captionsOf(header?.cells ?? [], data);
  if (captions.length > limits.columns) throw new Problem('file-too-many-columns', { limit: limits.columns });
  const rows = data.slice(0, probeRows).map((record) => record.cells);
  return { headerRow: header?.line ?? 0, captions, sample: rows.slice(0, sampleRows), probe: rows };
}

/** Drops the header, what stands above it and blank rows, and holds the table to the limit of rows. */
export function rowFilter(headerRow: number): (rows: Row[]) => Row[] {
  let count = 0;
  return (rows) => {
    const kept = rows.filter((row) => row.line > headerRow && !isBlankRow(row.cells));
    count += kept.length;
    if (count > limits.rows) throw new Problem('file-too-many-rows', { limit: limits.rows });
    return kept;
  };
}
