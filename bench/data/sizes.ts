/** The full size: order lines, deals and stage moves are met exactly, the rest follows the company or is bounded. */
const full = { orders: 1_000_000, deals: 200_000, 'stage-moves': 1_200_000, calls: 400_000, tasks: 200_000 } as const;

/** How many times the usual company makes a little more than 200,000 deals. */
const fullScale = 69;

/** Rows of the further order file, at every size. */
export const furtherRows = 10_000;

/** The day before which all facts are. */
export const asOfDay = '2026-11-01';

/** What is generated at a size: the scale of the company and the rows that are kept of it. */
export function sizesOf(size: number): { readonly scale: number; readonly rows: Readonly<Record<keyof typeof full, number>> } {
  const part = (rows: number): number => Math.round(rows * size);
  return {
    scale: fullScale * size,
    rows: { orders: part(full.orders), deals: part(full.deals), 'stage-moves': part(full['stage-moves']), calls: part(full.calls), tasks: part(full.tasks) },
  };
}
