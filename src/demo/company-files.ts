import type { Company } from './company.ts';
import { columns, kinds, type Kind } from './kinds.ts';

/** A file as a person would have exported it. Lines carry no line ends; the first is the header. */
export interface CompanyFile {
  readonly kind: Kind;
  readonly name: string;
  readonly lines: () => Generator<string>;
}

/** The company's files: UTF-8, `;` between cells, captions in English ids. Each can be read again and again. */
export function companyFiles(company: Company): readonly CompanyFile[] {
  return kinds.map((kind) => ({ kind, name: `${kind}.csv`, lines: () => csvLines(company, kind) }));
}

function* csvLines(company: Company, kind: Kind): Generator<string> {
  const names: readonly string[] = columns[kind];
  yield names.join(';');
  for (const row of company.rows[kind]()) {
    const cells: Readonly<Record<string, string>> = row;
    yield names.map((name) => quoted(cells[name] ?? '')).join(';');
  }
}

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
