/** Says of each step whether it is one of the `wanted` of `all`, spread evenly; to be asked in order. */
export function evenly(wanted: number, all: number): (step: number) => boolean {
  return (step) => Math.floor(((step + 1) * wanted) / all) > Math.floor((step * wanted) / all);
}

/** The number of items. */
export function countOf(items: Iterable<unknown>): number {
  let count = 0;
  for (const _ of items) count += 1;
  return count;
}

/** At most so many of the items, spread evenly over all of them. */
export function* thinned<T>(items: () => Iterable<T>, wanted: number): Generator<T> {
  const isKept = evenly(wanted, Math.max(wanted, countOf(items())));
  let step = 0;
  for (const item of items()) if (isKept(step++)) yield item;
}
