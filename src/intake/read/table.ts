import type { KindId } from '#core/files/kind.ts';

export type TableFormat = 'csv' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'html' | 'xml-spreadsheet' | 'commerceml';

export interface Row {
  /** Where a person finds it: the line of a text file, the row of a sheet. */
  readonly line: number;
  /** As many as the row has: fewer or more than there are captions. */
  readonly cells: string[];
}

export interface Batch {
  readonly rows: Row[];
  /** How far into `totalBytes`, for progress. */
  readonly bytesRead: number;
}

export interface Sheet {
  readonly name: string;
  /** Rows of the sheet, null where only reading it through would tell. */
  readonly rows: number | null;
  readonly hidden?: boolean;
  /** What a sheet of CommerceML holds; its captions are our own column ids. */
  readonly kind?: KindId;
}

export interface TableOptions {
  /** Which sheet of CommerceML to take when `sheet` names none. */
  readonly kind?: KindId | undefined;
  readonly sheet?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** The line of the captions; 0 when the file has none. */
  readonly headerRow?: number | undefined;
}

export interface Table {
  readonly format: TableFormat;
  readonly encoding?: string;
  /** A space stands for columns aligned by spaces. */
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly sheets?: readonly Sheet[];
  readonly kind?: KindId;
  /** The line the captions stand on; 0 when the file has none, and they are `#1`, `#2` … */
  readonly headerRow: number;
  readonly captions: readonly string[];
  /** The first 50 rows of data, to be shown. */
  readonly sample: readonly (readonly string[])[];
  /** The first rows of data, up to 2,000: what `rowParsers` should see. */
  readonly probe: readonly (readonly string[])[];
  readonly totalBytes: number;
  /** Reads the data from the start, each time it is called; blank rows are left out. */
  batches(): AsyncIterable<Batch>;
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}
