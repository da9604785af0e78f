export type AbcClass = 'A' | 'B' | 'C';

export interface Measured<Id extends string | number> {
  readonly id: Id;
  /** Sales less returns of the window (revenue or margin), in minor units. */
  readonly amount: number;
}

export interface Classified<Id extends string | number> extends Measured<Id> {
  readonly abc: AbcClass;
  /** Share of the base held by those before it; equal sums share the first one's. */
  readonly before: number;
}

export interface AbcResult<Id extends string | number> {
  /** By falling amount, then by id. */
  readonly classified: readonly Classified<Id>[];
  /** At or below zero: outside the classes, listed apart. */
  readonly outside: readonly Measured<Id>[];
  /** The sum the shares are of: only what is above zero. */
  readonly total: number;
}

/** Where B and C begin, as shares of the base: the standard 80–15–5. */
export interface AbcBounds {
  readonly b: number;
  readonly c: number;
}

export const standardAbcBounds: AbcBounds = { b: 0.8, c: 0.95 };

function byAmountThenId<Id extends string | number>(a: Measured<Id>, b: Measured<Id>): number {
  return b.amount - a.amount || (a.id < b.id ? -1 : 1);
}

/**
 * ABC by the share *before*: customers by falling amount, each one's class by what those before it
 * hold of the total. A below 80 %, B below 95 %, else C: the one that crosses a bound stays in the
 * better class, so one giant does not leave A empty. Equal amounts take the better class together.
 * Customers at or below zero are no part of the base and change nobody's class.
 */
export function classifyAbc<Id extends string | number>(
  customers: readonly Measured<Id>[],
  bounds: AbcBounds = standardAbcBounds,
): AbcResult<Id> {
  const base = customers.filter(({ amount }) => amount > 0).sort(byAmountThenId);
  const total = base.reduce((sum, { amount }) => sum + amount, 0);
  const classified: Classified<Id>[] = [];
  let held = 0;
  let before = 0;
  let previous = Infinity;
  for (const { id, amount } of base) {
    if (amount !== previous) before = held / total;
    previous = amount;
    held += amount;
    classified.push({ id, amount, abc: before < bounds.b ? 'A' : before < bounds.c ? 'B' : 'C', before });
  }
  const outside = customers.filter(({ amount }) => amount <= 0).sort(byAmountThenId);
  return { classified, outside, total };
}
