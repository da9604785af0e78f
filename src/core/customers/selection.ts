import { columnOf, type PlacedCustomer } from './abcxyz.ts';

/** What of the matrix is listed: everyone, a row, a column, a cell, those outside it, those with one purchase. */
export const selections = [
  'all', 'A', 'B', 'C', 'X', 'Y', 'Z', 'new',
  'AX', 'AY', 'AZ', 'BX', 'BY', 'BZ', 'CX', 'CY', 'CZ', 'A-new', 'B-new', 'C-new',
  'outside', 'one-time',
] as const;
export type Selection = (typeof selections)[number];

/** Is the customer among those listed? */
export function isSelected(customer: PlacedCustomer<string | number>, selection: Selection): boolean {
  const { abc, place, oneTime } = customer;
  if (selection === 'all') return true;
  if (selection === 'outside' || abc === null) return selection === place;
  const column = columnOf(customer);
  if (selection === 'one-time') return oneTime && column === 'Z';
  if (selection === 'new' || selection.length === 1) return selection === abc || selection === column;
  return selection === (column === 'new' ? `${abc}-new` : `${abc}${column}`);
}
