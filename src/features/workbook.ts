import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';

/** How the cells of a column are shown. Money in whole units of the currency, shares as fractions of one. */
export type CellFormat = 'text' | 'count' | 'share' | 'money' | 'days' | 'day';

export interface SheetColumn {
  readonly title: string;
  readonly format: CellFormat;
  /** In characters. */
  readonly width?: number;
}

/** A local day `YYYY-MM-DD` in a column of days; null is an empty cell. */
export type SheetCell = string | number | null | FormattedCell;

/** A cell shown in its own way, for columns that hold figures of several kinds. */
export interface FormattedCell {
  readonly value: string | number | null;
  readonly format: CellFormat;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const numberFormats: Readonly<Record<CellFormat, string | undefined>> = {
  text: '@',
  count: '#,##0',
  share: '0.0%',
  money: '#,##0.00',
  days: '#,##0.0',
  day: 'dd.mm.yyyy',
};

const headStyle: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } };

/**
 * What a spreadsheet would take for a formula (`=`, `+`, `-`, `@` at the beginning, also behind blanks) is kept
 * as text by a mark before it, so that nobody's data runs when the sheet is opened, copied or saved as CSV.
 */
export function guardText(text: string): string {
  return /^[\s\p{C}]*[=+\-@]/u.test(text) ? `'${text}` : text;
}

function valueOf(value: string | number | null, format: CellFormat): CellValue {
  if (value === null) return null;
  if (format === 'day' && typeof value === 'string') return new Date(`${value}T00:00:00Z`);
  return typeof value === 'string' ? guardText(value) : value;
}

function toSheet({ name, columns, rows }: Sheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((column, at) => cells.set(`0,${at}`, { value: column.title, style: headStyle }));
  const body = rows.map((row, line) =>
    row.map((cell, at) => {
      const format = columns[at]?.format ?? 'text';
      if (typeof cell !== 'object' || cell === null) return valueOf(cell, format);
      const value = valueOf(cell.value, cell.format);
      const numFmt = numberFormats[cell.format];
      cells.set(`${line + 1},${at}`, { value, ...(numFmt !== undefined && { style: { numFmt } }) });
      return value;
    }),
  );
  return {
    name: name.slice(0, 31),
    columns: columns.map(({ format, width = format === 'text' ? 28 : 14 }) => ({ width, ...(numberFormats[format] !== undefined && { numFmt: numberFormats[format] }) })),
    rows: [columns.map(({ title }) => title), ...body],
    cells,
    freezePane: { rows: 1 },
  };
}

/** Writes a workbook: each sheet with a bold frozen header, typed cells, nothing that could run. */
export async function writeWorkbook(fileName: string, sheets: readonly Sheet[]): Promise<File> {
  const bytes = await writeXlsx({ sheets: sheets.map(toSheet) });
  return new File([new Uint8Array(bytes)], fileName, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

/** Fills `{name}` in the words of a workbook. */
export function fillTitle(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}
