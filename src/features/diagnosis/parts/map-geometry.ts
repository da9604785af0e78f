import { outward, type PlacedGroup, type PlacedLeaf, placeMap, type Point } from '#core/diagnosis/map-layout-places.ts';

/** The radius of the middle of the map, in pixels. */
export const centreRadius = 70;

/** The box of a group. */
export const box = { width: 128, height: 42 } as const;

/** The map of the screen, in pixels. */
export const map = placeMap({ width: 1060, margin: 8, pitch: 42, gap: 26, text: 256, branch: 56, box });

/** How far a curve runs level before it bends. */
const bend = 36;
/** A branch ends before the shape of its leaf. */
const clear = 10;

/** The branch from a group to the shape of a leaf, an SVG path. */
export function branchOf({ side, x, y, from }: PlacedLeaf): string {
  const sign = outward(side);
  const end = x - sign * clear;
  return `M${from.x},${from.y.toFixed(1)} C${from.x + sign * bend},${from.y.toFixed(1)} ${end - sign * bend},${y} ${end},${y}`;
}

/** The stem from the centre to a group, an SVG path: it leaves towards the group and reaches it level. */
export function stemOf({ side, root }: PlacedGroup): string {
  const { centre } = map;
  const angle = Math.atan2((root.y - centre.y) * 0.55, root.x - centre.x);
  const out = (distance: number): Point => ({ x: centre.x + Math.cos(angle) * distance, y: centre.y + Math.sin(angle) * distance });
  const say = ({ x, y }: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;
  return `M${say(out(centreRadius + 3))} C${say(out(centreRadius + 34))} ${root.x - outward(side) * 34},${root.y} ${root.x},${root.y}`;
}
