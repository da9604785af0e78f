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
 * Joins the two axes. A customer with an ABC class whose rhythm cannot be told stands in `new`;
 * one at or below zero stands `outside`, whatever its rhythm.
 */
export function combineAbcXyz<Id extends string | number>(
  abc: AbcResult<Id>,
  regularity: readonly Regularity<Id>[],
): AbcXyz<Id> {
  const rhythm = new Map(regularity.map((row) => [row.id, row]));
  const placed = (id: Id, amount: number, own: AbcClass | null): PlacedCustomer<Id> => {
    const row = rhythm.get(id);
    const xyz = row?.xyz ?? null;
    const place = own === null ? 'outside' : xyz === null ? 'new' : (`${own}${xyz}` as const);
    const { oneTime = false, active = 0, eligible = 0 } = row ?? {};
    return { id, amount, abc: own, xyz, place, oneTime, active, eligible };
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

/** Customers that went from one place to another between two runs; `absent`: not in that run. */
export interface Movement {
  readonly from: Place | 'absent';
  readonly to: Place | 'absent';
  readonly customers: number;
  /** Their money in the later run (in the earlier one for those who are gone). */
  readonly amount: number;
}

/** Movement between two stored runs, every pair of places that occurs, most customers first. */
export function movementBetween<Id extends string | number>(
  before: readonly PlacedCustomer<Id>[],
  after: readonly PlacedCustomer<Id>[],
): Movement[] {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const flows = new Map<string, { from: Movement['from']; to: Movement['to']; customers: number; amount: number }>();
  const add = (from: Movement['from'], to: Movement['to'], amount: number): void => {
    const key = `${from}>${to}`;
    const flow = flows.get(key) ?? { from, to, customers: 0, amount: 0 };
    flows.set(key, { ...flow, customers: flow.customers + 1, amount: flow.amount + amount });
  };
  for (const row of after) {
    add(earlier.get(row.id)?.place ?? 'absent', row.place, row.amount);
    earlier.delete(row.id);
  }
  for (const row of earlier.values()) add(row.place, 'absent', row.amount);
  return [...flows.values()].sort((a, b) => b.customers - a.customers || (a.from + a.to < b.from + b.to ? -1 : 1));
}
