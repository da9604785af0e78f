import { hash } from 'node:crypto';
import { minorUnits, productInMinorUnits } from '#core/files/line-amount.ts';
import { absent, copyNumber, copyText, storable } from './copy-text.ts';
import type { Named, NameNumbers } from './name-numbers.ts';
import type { StagedRow } from './staging.ts';

/** The columns of a line of an order that it is written with, in their order, besides those that tell its order. */
export const lineColumns = [
  'line', 'at', 'customer_ref', 'product_ref', 'category', 'quantity', 'amount', 'cost', 'currency', 'employee_ref', 'channel', 'region', 'is_return',
] as const;

type Cell = string | null;
/** A cell of a row; null where the file has no such column. */
export type CellOf = (row: StagedRow, column: string) => Cell;

export function cellsBy(columns: readonly string[]): CellOf {
  const places = new Map(columns.map((column, place) => [column, place]));
  return (row, column) => {
    const place = places.get(column);
    return place === undefined ? null : (row.cells[place] ?? null);
  };
}

/** What a line names its product by: the article where it has one, else the name. */
export const articleOf = (of: CellOf, row: StagedRow): Cell => of(row, 'sku') ?? of(row, 'product');

/** How an order with a number is known. */
export const keyOfOrder = (code: string): string => hash('md5', `o:${storable(code)}`, 'hex');

export interface Reckoning {
  readonly names: NameNumbers;
  /** The organisation's. */
  readonly currency: string;
  /** Digits after the point of a currency. */
  readonly exponentOf: (currency: string) => number;
}

type Minor = number | bigint | null;
const isBelowZero = (text: Cell): boolean => text !== null && Number(text) < 0;
const isZero = (text: Cell): boolean => text === null || Number(text) === 0;

interface Worth {
  readonly amount: Minor;
  readonly cost: Minor;
  readonly isReturn: boolean;
}

/** What a line is worth: its amount, else quantity × price; below zero, with its cost, where goods came back. */
function worthOf(of: CellOf, row: StagedRow, exponent: number): Worth {
  const [quantity, price, amount, cost] = [of(row, 'quantity'), of(row, 'price'), of(row, 'amount'), of(row, 'cost')];
  const isProduct = amount === null && quantity !== null && price !== null;
  const value = amount !== null ? minorUnits(amount, exponent) : isProduct ? productInMinorUnits(quantity, price, exponent) : null;
  const isNegative = amount !== null ? isBelowZero(amount) : isProduct && !isZero(quantity) && isBelowZero(price) !== isBelowZero(quantity) && !isZero(price);
  const isReturn = of(row, 'kind') === 'return' || isNegative || isBelowZero(quantity);
  const signed = (minor: Minor): Minor => (minor !== null && isReturn && minor > 0 ? -minor : minor);
  return { amount: signed(value), cost: signed(cost === null ? null : minorUnits(cost, exponent)), isReturn };
}

/** Writes `lineColumns` of lines of orders for COPY, names as their numbers, sums in minor units. */
export function lineWriter(columns: readonly string[], { names, currency: own, exponentOf }: Reckoning): (row: StagedRow) => string {
  const of = cellsBy(columns);
  const named = (entity: Named, text: Cell): number | undefined => (text === null ? undefined : names.numberOf(entity, text));
  return (row) => {
    const currency = of(row, 'currency') ?? own;
    const { amount, cost, isReturn } = worthOf(of, row, exponentOf(currency));
    const [category, product] = [of(row, 'category'), named('product', articleOf(of, row))];
    if (product !== undefined) names.call(product, of(row, 'product'), category);
    const head = `${row.line}\t${of(row, 'date') ?? absent}`;
    const what = `${copyNumber(named('customer', of(row, 'customer')))}\t${copyNumber(product)}\t${copyText(category)}\t${of(row, 'quantity') ?? absent}`;
    const sums = `${copyNumber(amount)}\t${copyNumber(cost)}\t${copyText(currency)}`;
    return `${head}\t${what}\t${sums}\t${copyNumber(named('employee', of(row, 'rep')))}\t${copyText(of(row, 'channel'))}\t${copyText(of(row, 'region'))}\t${isReturn ? 't' : 'f'}\n`;
  };
}
