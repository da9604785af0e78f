import type { CellProblem, RowValues } from '#core/files/check-row.ts';
import type { FileKind } from '#core/files/kind.ts';

/** Sums of many rows must stay whole numbers that can be counted exactly; no deal is larger. */
const largestAmount = 1e12;
const largestInteger = 2_147_483_647;

const problem = (column: string, value: unknown): CellProblem => ({ column, caption: '', value: String(value), code: 'number-too-big', params: {} });

/** Numbers that are well written but larger than any that can be meant; the row is rejected for them. */
export function tooBig(kind: FileKind, values: RowValues): CellProblem[] {
  const found = kind.columns.flatMap(({ id, type }) => {
    const value = values[id];
    if (value === null || value === undefined) return [];
    const limit = type === 'integer' ? largestInteger : type === 'money' || type === 'decimal' ? largestAmount : Infinity;
    return Math.abs(Number(value)) > limit ? [problem(id, value)] : [];
  });
  if (found.length > 0 || kind.id !== 'orders' || values['amount'] != null) return found;
  const product = Number(values['quantity']) * Number(values['price']);
  return Math.abs(product) > largestAmount ? [problem('price', values['price'])] : [];
}
