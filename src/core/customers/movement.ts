import { cells, type Cell, type PlacedCustomer, type Place } from './abcxyz.ts';

/** A place in one of two runs; `absent`: not in that run. */
export type End = Place | 'absent';

/** The ends from best to worst, as a picture of movement orders them. */
export const ends: readonly End[] = [...cells, 'new', 'outside', 'absent'];

/** Customers that went from one place to another between two runs. */
export interface Movement {
  readonly from: End;
  readonly to: End;
  readonly customers: number;
  /** Their money in the later run (in the earlier one for those who are gone). */
  readonly amount: number;
}

export interface Moved<Id extends string | number> {
  /** As placed in the later run; in the earlier one for those who are gone. */
  readonly customer: PlacedCustomer<Id>;
  readonly from: End;
  readonly to: End;
}

/** Everyone of two runs with both places, those of the later run first. */
export function pairRuns<Id extends string | number>(before: readonly PlacedCustomer<Id>[], after: readonly PlacedCustomer<Id>[]): Moved<Id>[] {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const here = new Set(after.map(({ id }) => id));
  return [
    ...after.map((customer) => ({ customer, from: earlier.get(customer.id)?.place ?? ('absent' as const), to: customer.place })),
    ...before.filter(({ id }) => !here.has(id)).map((customer) => ({ customer, from: customer.place, to: 'absent' as const })),
  ];
}

/** Movement between two runs, every pair of places that occurs, most customers first. */
export function movementBetween<Id extends string | number>(before: readonly PlacedCustomer<Id>[], after: readonly PlacedCustomer<Id>[]): Movement[] {
  const flows = new Map<string, Movement>();
  for (const { customer, from, to } of pairRuns(before, after)) {
    const key = `${from}>${to}`;
    const flow = flows.get(key) ?? { from, to, customers: 0, amount: 0 };
    flows.set(key, { ...flow, customers: flow.customers + 1, amount: flow.amount + customer.amount });
  }
  return [...flows.values()].sort((a, b) => b.customers - a.customers || (a.from + a.to < b.from + b.to ? -1 : 1));
}

/** `fell`: lower by at least one axis; `rose`: higher by one and lower by none; `settled`: the new got a rhythm. */
export const directions = ['fell', 'rose', 'settled', 'stayed', 'came', 'gone'] as const;
export type Direction = (typeof directions)[number];

const isCell = (end: End): end is Cell => cells.some((cell) => cell === end);

/** By how many classes a customer fell, both axes together; what rose does not make up for it. */
export function fallBetween(from: End, to: End): number {
  if (!isCell(from) || !isCell(to)) return 0;
  return Math.max(0, to.charCodeAt(0) - from.charCodeAt(0)) + Math.max(0, to.charCodeAt(1) - from.charCodeAt(1));
}

/** What happened to a customer between two runs. */
export function directionOf(from: End, to: End): Direction {
  if (from === to) return 'stayed';
  if (from === 'absent') return 'came';
  if (to === 'absent') return 'gone';
  if (to === 'outside') return 'fell';
  if (from === 'outside') return 'rose';
  if (from === 'new' || to === 'new') return 'settled';
  return fallBetween(from, to) > 0 ? 'fell' : 'rose';
}
