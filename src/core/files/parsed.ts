import type { RowProblemCode } from './row-problem-codes.ts';

export type CellValue = string | number | boolean | readonly string[] | null;

export type ProblemParams = Readonly<Record<string, string | number>>;

/**
 * What a cell says. `value: null` is an empty cell. A `warning` means the cell was not understood
 * and is left empty, but the row goes on (telephone, e-mail, INN); everything else rejects the row.
 */
export type Parsed =
  | { readonly ok: true; readonly value: CellValue; readonly warning?: RowProblemCode }
  | { readonly ok: false; readonly code: RowProblemCode; readonly params?: ProblemParams };

export type Parser = (text: string) => Parsed;

export const empty: Parsed = Object.freeze({ ok: true, value: null });

export function read(value: CellValue): Parsed {
  return { ok: true, value };
}

export function unread(code: RowProblemCode, params?: ProblemParams): Parsed {
  return params === undefined ? { ok: false, code } : { ok: false, code, params };
}

export function leftEmpty(warning: RowProblemCode): Parsed {
  return { ok: true, value: null, warning };
}
