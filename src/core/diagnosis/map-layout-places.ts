import { mapGroups, type MapGroup } from './map-layout.ts';

/** Sizes of a drawn map, in units of its own space. */
export interface MapSizes {
  readonly width: number;
  /** Room above the first leaf and below the last. */
  readonly margin: number;
  /** From one leaf to the next. */
  readonly pitch: number;
  /** The least room between two groups. */
  readonly gap: number;
  /** From the edge to the shapes of the leaves: room for their words. */
  readonly text: number;
  /** From the shapes to the box of their group. */
  readonly branch: number;
  readonly box: { readonly width: number; readonly height: number };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedLeaf extends Point {
  readonly number: number;
  readonly side: MapGroup['side'];
  /** Where its branch leaves the box of the group. */
  readonly from: Point;
}

/** A group by the left edge and the middle of its box. */
export interface PlacedGroup extends Pick<MapGroup, 'id' | 'side' | 'title'>, Point {
  /** Where the stem from the centre reaches the box. */
  readonly root: Point;
  readonly leaves: readonly PlacedLeaf[];
}

export interface PlacedMap {
  readonly width: number;
  readonly height: number;
  readonly centre: Point;
  readonly groups: readonly PlacedGroup[];
}

/** Away from the centre: to the left or to the right. */
export const outward = (side: MapGroup['side']): number => (side === 'left' ? -1 : 1);

const heightOf = (groups: readonly MapGroup[], { pitch, gap }: MapSizes): number => groups.reduce((sum, { mistakes }) => sum + mistakes.length * pitch, 0) + gap * (groups.length - 1);

/** Branches leave the box over at most so much of its edge. */
const widestFan = 26;

/** Branches leave a group in the order of its leaves, so that none cross. */
const fanned = (middle: number, at: number, count: number): number => middle + (count === 1 ? 0 : (at / (count - 1) - 0.5) * Math.min(widestFan, count * 5));

function placeGroup({ id, side, title, mistakes }: MapGroup, top: number, { width, pitch, text, branch, box }: MapSizes): PlacedGroup {
  const x = side === 'left' ? text : width - text;
  const near = x - outward(side) * branch;
  const far = near - outward(side) * box.width;
  const middle = top + (mistakes.length * pitch) / 2;
  const leaves = mistakes.map((number, at) => ({ number, side, x, y: top + (at + 0.5) * pitch, from: { x: near, y: fanned(middle, at, mistakes.length) } }));
  return { id, side, title, x: Math.min(near, far), y: middle, root: { x: far, y: middle }, leaves };
}

/** The groups of a side from top to bottom, spread over the height of the map. */
function placeSide(groups: readonly MapGroup[], height: number, sizes: MapSizes): PlacedGroup[] {
  const spare = (height - heightOf(groups, sizes)) / Math.max(1, groups.length - 1);
  let top = sizes.margin;
  return groups.map((group) => {
    const placed = placeGroup(group, top, sizes);
    top += group.mistakes.length * sizes.pitch + sizes.gap + spare;
    return placed;
  });
}

/** Where everything of the map stands, on a screen and on paper: the same places at other sizes. */
export function placeMap(sizes: MapSizes): PlacedMap {
  const sides = (['left', 'right'] as const).map((side) => mapGroups.filter((group) => group.side === side));
  const height = Math.max(...sides.map((groups) => heightOf(groups, sizes)));
  return {
    width: sizes.width, height: height + sizes.margin * 2, centre: { x: sizes.width / 2, y: sizes.margin + height / 2 },
    groups: sides.flatMap((groups) => placeSide(groups, height, sizes)),
  };
}
