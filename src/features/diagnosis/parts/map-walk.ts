import { mapGroups } from '#core/diagnosis/map-layout.ts';

const columns = (['left', 'right'] as const).map((side) => mapGroups.filter((group) => group.side === side).flatMap(({ mistakes }) => mistakes));

/** Where an arrow leads from a leaf: up and down among the leaves of a side, left and right to the nearest of the other. */
export function nextLeaf(number: number, key: string): number | null {
  const column = columns.findIndex((leaves) => leaves.includes(number));
  const own = columns[column];
  if (own === undefined) return null;
  const at = own.indexOf(number);
  if (key === 'ArrowDown') return own[at + 1] ?? null;
  if (key === 'ArrowUp') return own[at - 1] ?? null;
  if (key === 'Home') return own[0] ?? null;
  if (key === 'End') return own.at(-1) ?? null;
  const other = key === 'ArrowRight' ? columns[column + 1] : key === 'ArrowLeft' ? columns[column - 1] : undefined;
  return other?.[Math.min(other.length - 1, Math.round((at / (own.length - 1)) * (other.length - 1)))] ?? null;
}
