import type { CellProblem, RowValues } from '#core/files/check-row.ts';
import type { FileKind } from '#core/files/kind.ts';

/** Sums of many rows must stay whole numbers that can be counted exactly; no deal is larger. */
const largestAmount = 1e12;
const largestInteger = 2_147_483_647;
/** Nothing written with so few signs is larger than any limit. */
const surelySmall = 9;

type Limit = readonly [column: string, limit: number];

const limitsOf = ({ columns }: FileKind): readonly Limit[] =>
  columns.flatMap(({ id, type }): Limit[] => {
    if (type === 'integer') return [[id, largestInteger]];
    return type === 'money' || type === 'decimal' ? [[id, largestAmount]] : [];
  });

const isBeyond = (value: RowValues[string] | undefined, limit: number): boolean =>
  value !== null && value !== undefined && !(typeof value === 'string' && value.length <= surelySmall) && Math.abs(Number(value)) > limit;

const problem = (column: string, value: unknown): CellProblem => ({ column, caption: '', value: String(value), code: 'number-too-big', params: {} });

function productTooBig(values: RowValues): CellProblem[] {
  const [quantity, price] = [values['quantity'], values['price']];
  if (values['amount'] != null || typeof quantity !== 'string' || typeof price !== 'string') return [];
  if (quantity.length + price.length <= surelySmall) return [];
  return Math.abs(Number(quantity) * Number(price)) > largestAmount ? [problem('price', price)] : [];
}

const none: readonly CellProblem[] = [];

/** Finds the numbers of a row that are well written but larger than any that can be meant; the row is rejected for them. */
export function bigNumbersOf(kind: FileKind): (values: RowValues) => readonly CellProblem[] {
  const limits = limitsOf(kind);
  return (values) => {
    for (const [column, limit] of limits) {
      if (isBeyond(values[column], limit)) return limits.filter(([id, own]) => isBeyond(values[id], own)).map(([id]) => problem(id, values[id]));
    }
    return kind.id === 'orders' ? productTooBig(values) : none;
  };
}
