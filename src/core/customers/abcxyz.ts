import { share } from '../shared/share.ts';
import type { AbcClass, AbcResult } from './abc.ts';
import type { Regularity, XyzClass } from './xyz.ts';

export type Cell = `${AbcClass}${XyzClass}`;

/** Where a customer stands: a cell, `new` (too young for a rhythm) or `outside` (nothing net bought). */
export type Place = Cell | 'new' | 'outside';

export const cells: readonly Cell[] = ['AX', 'AY', 'AZ', 'BX', 'BY', 'BZ', 'CX', 'CY', 'CZ'];

/** What to do with the customers of a cell; the words are the screens'. Our reading of the source. */
export type CellAction = 'keep-and-grow' | 'make-regular' | 'find-the-cause' | 'raise-the-order' | 'self-service';

const actions: Readonly<Record<Cell, CellAction>> = {
  AX: 'keep-and-grow', BX: 'keep-and-grow',
  AY: 'make-regular', BY: 'make-regular',
  AZ: 'find-the-cause', BZ: 'find-the-cause',
  CX: 'raise-the-order', CY: 'raise-the-order',
  CZ: 'self-service',
};

export function actionOf(cell: Cell): CellAction {
  return actions[cell];
}

export interface PlacedCustomer<Id extends string | number> {
  readonly id: Id;
  readonly amount: number;
  readonly abc: AbcClass | null;
  readonly xyz: XyzClass | null;
  readonly place: Place;
  /** One purchase day ever: shown in its Z cell, flagged. */
  readonly oneTime: boolean;
  readonly active: number;
  readonly eligible: number;
}

export interface CellTotals {
  readonly place: Place;
  readonly customers: number;
  readonly oneTime: number;
  readonly amount: number;
  /** Share of the positive base; `null` outside it. */
  readonly share: number | null;
}

export interface AbcXyz<Id extends string | number> {
  /** By falling amount, then id; those outside last. */
  readonly customers: readonly PlacedCustomer<Id>[];
  /** The nine cells, then `new` and `outside`: always eleven, empty ones with zeros. */
  readonly totals: readonly CellTotals[];
}

/**
 * Joins the two axes. A customer with an ABC class but too young for a rhythm stands in `new`; one
 * that bought, but in no full step, is Z; one at or below zero stands `outside`, whatever its rhythm.
 */
export function combineAbcXyz<Id extends string | number>(
  abc: AbcResult<Id>,
  regularity: readonly Regularity<Id>[],
): AbcXyz<Id> {
  const rhythm = new Map(regularity.map((row) => [row.id, row]));
  const placed = (id: Id, amount: number, own: AbcClass | null): PlacedCustomer<Id> => {
    const row = rhythm.get(id);
    const xyz = row === undefined || row.reason === 'new' ? null : (row.xyz ?? 'Z');
    const place = own === null ? 'outside' : xyz === null ? 'new' : (`${own}${xyz}` as const);
    const { oneTime = false, active = 0, eligible = 0 } = row ?? {};
    return { id, amount, abc: own, xyz: own === null ? (row?.xyz ?? null) : xyz, place, oneTime, active, eligible };
  };
  const customers = [
    ...abc.classified.map(({ id, amount, abc: own }) => placed(id, amount, own)),
    ...abc.outside.map(({ id, amount }) => placed(id, amount, null)),
  ];
  return { customers, totals: totalsOf(customers, abc.total) };
}

function totalsOf(customers: readonly PlacedCustomer<string | number>[], total: number): CellTotals[] {
  const places: Place[] = [...cells, 'new', 'outside'];
  const sums = new Map(places.map((place) => [place, { customers: 0, oneTime: 0, amount: 0 }]));
  for (const { place, amount, oneTime } of customers) {
    const sum = sums.get(place);
    if (sum === undefined) continue;
    sum.customers += 1;
    sum.amount += amount;
    if (oneTime) sum.oneTime += 1;
  }
  return [...sums].map(([place, sum]) => ({
    place,
    ...sum,
    share: place === 'outside' ? null : share(sum.amount, total),
  }));
}

/** A column of the matrix: a regularity, or those too young for one. */
export type Column = XyzClass | 'new';

export interface CellSum {
  readonly customers: number;
  readonly amount: number;
}

export interface MatrixCell extends CellSum {
  readonly abc: AbcClass;
  readonly column: Column;
}

export interface Matrix {
  /** Twelve cells, row by row: A, B, C by X, Y, Z and the new. */
  readonly cells: readonly MatrixCell[];
  readonly outside: CellSum;
  /** One purchase ever: they stand in Z and are counted there too. */
  readonly oneTime: CellSum;
}

const rows: readonly AbcClass[] = ['A', 'B', 'C'];
const columns: readonly Column[] = ['X', 'Y', 'Z', 'new'];

function sumOf(customers: readonly { readonly amount: number }[]): CellSum {
  return { customers: customers.length, amount: customers.reduce((sum, { amount }) => sum + amount, 0) };
}

/** The column a customer with an ABC class stands in. */
export function columnOf(customer: Pick<PlacedCustomer<string | number>, 'xyz'>): Column {
  return customer.xyz ?? 'new';
}

/** The matrix with the new customers by their volume. */
export function matrixOf(customers: readonly PlacedCustomer<string | number>[]): Matrix {
  const cellsOf = rows.flatMap((abc) => columns.map((column) => ({ abc, column })));
  return {
    cells: cellsOf.map((cell) => ({ ...cell, ...sumOf(customers.filter((customer) => customer.abc === cell.abc && columnOf(customer) === cell.column)) })),
    outside: sumOf(customers.filter(({ place }) => place === 'outside')),
    oneTime: sumOf(customers.filter(({ oneTime, abc, xyz }) => oneTime && abc !== null && xyz === 'Z')),
  };
}
