import { mapGroups, type MapGroup } from '#core/diagnosis/map-layout.ts';

/** Sizes of the printed map, in units of its own space. */
export interface MapSizes {
  readonly width: number;
  /** From one leaf to the next. */
  readonly pitch: number;
  readonly gap: number;
  /** From the edge to the shapes of the leaves. */
  readonly text: number;
  readonly box: { readonly width: number; readonly height: number };
  /** From the shapes to the box of their group. */
  readonly branch: number;
  readonly radius: number;
}

export interface PlacedLeaf {
  readonly number: number;
  readonly side: MapGroup['side'];
  readonly x: number;
  readonly y: number;
  readonly branch: string;
}

export interface PlacedGroup extends Pick<MapGroup, 'id' | 'side' | 'title'> {
  readonly x: number;
  readonly y: number;
  readonly stem: string;
  readonly leaves: readonly PlacedLeaf[];
}

const places = (value: number): string => value.toFixed(1);
const heightOf = (groups: readonly MapGroup[], { pitch, gap }: MapSizes): number => groups.reduce((sum, { mistakes }) => sum + mistakes.length * pitch, 0) + gap * (groups.length - 1);

/** Branches leave a group in the order of its leaves, so that none cross. */
function branchOf(sign: number, from: number, middle: number, at: number, count: number, x: number, y: number): string {
  const start = middle + (count === 1 ? 0 : (at / (count - 1) - 0.5) * Math.min(24, count * 5));
  const [bend, end] = [(x - from) / 2, x - sign * 11];
  return `M${places(from)},${places(start)} C${places(from + bend)},${places(start)} ${places(x - bend)},${places(y)} ${places(end)},${places(y)}`;
}

/** From as wide as a finger at the centre to thin at the group. */
function stemOf(x: number, y: number, centre: { readonly x: number; readonly y: number }, radius: number): string {
  const angle = Math.atan2(y - centre.y, x - centre.x);
  const [fromX, fromY] = [centre.x + Math.cos(angle) * (radius + 3), centre.y + Math.sin(angle) * (radius + 3)];
  const bend = (x - fromX) / 2;
  const curve = (wide: number, thin: number) => [`${places(fromX + bend)},${places(fromY + wide)}`, `${places(x - bend)},${places(y + thin)}`, `${places(x)},${places(y + thin)}`] as const;
  const [a, b, c] = curve(-5, -2);
  const [d, e] = curve(5, 2);
  return `M${places(fromX)},${places(fromY - 5)} C${a} ${b} ${c} L${places(x)},${places(y + 2)} C${e} ${d} ${places(fromX)},${places(fromY + 5)} Z`;
}

/** Where everything of the printed map stands: the same places as on the screen. */
export function placeMap(sizes: MapSizes) {
  const { width, pitch, gap, text, box, branch, radius } = sizes;
  const sides = (['left', 'right'] as const).map((side) => mapGroups.filter((group) => group.side === side));
  const height = Math.max(...sides.map((groups) => heightOf(groups, sizes)));
  const centre = { x: width / 2, y: height / 2 };
  const groups = sides.flatMap((ofSide): PlacedGroup[] => {
    const spare = (height - heightOf(ofSide, sizes)) / Math.max(1, ofSide.length - 1);
    let top = 0;
    return ofSide.map(({ id, side, title, mistakes }) => {
      const sign = side === 'left' ? -1 : 1;
      const x = side === 'left' ? text : width - text;
      const near = x - sign * branch;
      const middle = top + (mistakes.length * pitch) / 2;
      const leaves = mistakes.map((number, at) => {
        const y = top + (at + 0.5) * pitch;
        return { number, side, x, y, branch: branchOf(sign, near, middle, at, mistakes.length, x, y) };
      });
      top += mistakes.length * pitch + gap + spare;
      return { id, side, title, x: side === 'left' ? near : near - box.width, y: middle, stem: stemOf(near - sign * box.width, middle, centre, radius), leaves };
    });
  });
  return { width, height, centre, groups };
}
