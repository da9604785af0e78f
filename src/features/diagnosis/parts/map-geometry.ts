import { mapGroups, type MapGroup } from '#core/diagnosis/map-layout.ts';

/** Sizes of the drawn map, in pixels of its own space. */
export const mapSize = { width: 1060, pitch: 42, top: 8 } as const;
const groupGap = 26;
const box = { width: 128, height: 42 } as const;
const leftBox = 312;
const rightBox = 620;
const leafText = 238;
export const centre = { x: 530, radius: 70 } as const;

export interface PlacedLeaf {
  readonly number: number;
  readonly side: MapGroup['side'];
  /** The middle of the leaf's shape. */
  readonly x: number;
  readonly y: number;
  /** The branch from the group to the shape, an SVG path. */
  readonly branch: string;
}

export interface PlacedGroup {
  readonly id: MapGroup['id'];
  readonly side: MapGroup['side'];
  readonly title: MapGroup['title'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The stem from the centre, an SVG path. */
  readonly stem: string;
  readonly leaves: readonly PlacedLeaf[];
}

export interface PlacedMap {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly PlacedGroup[];
  readonly centreY: number;
}

const heightOf = (groups: readonly MapGroup[]): number => groups.reduce((sum, { mistakes }) => sum + mistakes.length * mapSize.pitch, 0);

/** Starts of branches fan out along the edge of the group in the order of its leaves, so that none cross. */
function branchOf(side: MapGroup['side'], from: number, middle: number, at: number, count: number, x: number, y: number): string {
  const spread = Math.min(26, count * 5);
  const start = middle + (count === 1 ? 0 : (at / (count - 1) - 0.5) * spread);
  const bend = side === 'left' ? -36 : 36;
  return `M${from},${start.toFixed(1)} C${from + bend},${start.toFixed(1)} ${x - bend},${y} ${x},${y}`;
}

/** A stem leaves the centre towards its group and reaches it level. */
function stemOf(side: MapGroup['side'], x: number, y: number, centreY: number): string {
  const sign = side === 'left' ? -1 : 1;
  const angle = Math.atan2((y - centreY) * 0.55, x - centre.x);
  const out = (distance: number): string => `${(centre.x + Math.cos(angle) * distance).toFixed(1)},${(centreY + Math.sin(angle) * distance).toFixed(1)}`;
  return `M${out(centre.radius + 3)} C${out(centre.radius + 34)} ${x - sign * 34},${y} ${x},${y}`;
}

function placeSide(side: MapGroup['side'], height: number): readonly Omit<PlacedGroup, 'stem'>[] {
  const groups = mapGroups.filter((group) => group.side === side);
  const gap = groups.length < 2 ? 0 : (height - heightOf(groups)) / (groups.length - 1);
  let top = mapSize.top;
  return groups.map(({ id, title, mistakes }) => {
    const middle = top + (mistakes.length * mapSize.pitch) / 2;
    const [x, from] = side === 'left' ? [leafText + 18, leftBox] : [mapSize.width - leafText - 18, rightBox + box.width];
    const leaves = mistakes.map((number, at): PlacedLeaf => {
      const y = top + at * mapSize.pitch + mapSize.pitch / 2;
      return { number, side, x, y, branch: branchOf(side, from, middle, at, mistakes.length, side === 'left' ? x + 10 : x - 10, y) };
    });
    top += mistakes.length * mapSize.pitch + gap;
    return { id, side, title, x: side === 'left' ? leftBox : rightBox, y: middle, ...box, leaves };
  });
}

/** Where everything of the map stands; places never move. */
export function placeMap(): PlacedMap {
  const sides = (['left', 'right'] as const).map((side) => mapGroups.filter((group) => group.side === side));
  const height = Math.max(...sides.map((groups) => heightOf(groups) + groupGap * (groups.length - 1)));
  const centreY = mapSize.top + height / 2;
  const groups = [...placeSide('left', height), ...placeSide('right', height)].map((group) => ({
    ...group, stem: stemOf(group.side, group.side === 'left' ? group.x + group.width : group.x, group.y, centreY),
  }));
  return { width: mapSize.width, height: height + mapSize.top * 2, groups, centreY };
}
