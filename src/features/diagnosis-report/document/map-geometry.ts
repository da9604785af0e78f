import { outward, type PlacedLeaf, type Point } from '#core/diagnosis/map-layout-places.ts';

const places = (value: number): string => value.toFixed(1);

/** The branch from a group to the shape of a leaf, an SVG path. */
export function branchOf({ side, x, y, from }: PlacedLeaf): string {
  const [bend, end] = [(x - from.x) / 2, x - outward(side) * 11];
  return `M${places(from.x)},${places(from.y)} C${places(from.x + bend)},${places(from.y)} ${places(x - bend)},${places(y)} ${places(end)},${places(y)}`;
}

/** The stem from the centre to a group, an SVG path: from as wide as a finger to thin. */
export function stemOf({ x, y }: Point, centre: Point, radius: number): string {
  const angle = Math.atan2(y - centre.y, x - centre.x);
  const [fromX, fromY] = [centre.x + Math.cos(angle) * (radius + 3), centre.y + Math.sin(angle) * (radius + 3)];
  const bend = (x - fromX) / 2;
  const curve = (wide: number, thin: number) => [`${places(fromX + bend)},${places(fromY + wide)}`, `${places(x - bend)},${places(y + thin)}`, `${places(x)},${places(y + thin)}`] as const;
  const [a, b, c] = curve(-5, -2);
  const [d, e] = curve(5, 2);
  return `M${places(fromX)},${places(fromY - 5)} C${a} ${b} ${c} L${places(x)},${places(y + 2)} C${e} ${d} ${places(fromX)},${places(fromY + 5)} Z`;
}
