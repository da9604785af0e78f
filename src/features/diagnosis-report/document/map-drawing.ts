import { verdicts, type Verdict } from '#core/diagnosis/judge.ts';
import { type MapSizes, outward, type PlacedGroup, type PlacedLeaf, placeMap, type Point } from '#core/diagnosis/map-layout-places.ts';
import type { Report, ReportMistake } from '../report.ts';
import { countOf } from './cover.ts';
import { scoreOf, trendOf, verdictOf } from './figures.ts';
import { tones, verdictShapes, verdictTones } from './look.ts';
import { branchOf, stemOf } from './map-geometry.ts';
import type { Writing } from './writing.ts';

/** The map as it is printed: the same on A4 and on A3, which only scale it. */
export const mapSizes: MapSizes & { readonly radius: number } = { width: 1120, margin: 0, pitch: 39, gap: 20, text: 268, box: { width: 112, height: 42 }, branch: 84, radius: 62 };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u2009', '\u202f');

interface TextStyle {
  readonly size: number;
  readonly color?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 'bold' | 'medium' | 'normal';
}

function text(x: number, y: number, words: string, { size, color = tones.ink, anchor = 'start', weight = 'normal' }: TextStyle): string {
  const family = weight === 'medium' ? 'InterMedium' : 'Inter';
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight === 'bold' ? 'bold' : 'normal'}" fill="${color}" text-anchor="${anchor}">${escape(words)}</text>`;
}

/** The second line of a leaf: score, change and price, or why there is none. */
function factsOf(mistake: ReportMistake, writing: Writing): string {
  const { words, fill, price } = writing;
  if (mistake.verdict === 'no-data' || mistake.verdict === 'too-little-data') return verdictOf(mistake, writing);
  const isMoved = mistake.trend !== null && Math.abs(mistake.trend) >= 0.005;
  return [scoreOf(mistake.score, writing), isMoved ? trendOf(mistake.trend, writing) : null, mistake.price === null ? null : fill(words.perMonth, { price: price(mistake.price) })].filter((part) => part !== null).join('  ·  ');
}

const branchWidth = (mistake: ReportMistake, dearest: number): number => 1.6 + (mistake.price === null || dearest === 0 ? 0 : (5.4 * mistake.price) / dearest);

function leafOf(leaf: PlacedLeaf, mistake: ReportMistake, dearest: number, writing: Writing): string {
  const { say, words } = writing;
  const { verdict } = mistake;
  const tone = verdictTones[verdict];
  const { x, y, side } = leaf;
  const sign = outward(side);
  const anchor = side === 'left' ? 'end' : 'start';
  const isQuiet = verdict === 'absent' || verdict === 'no-data' || verdict === 'too-little-data';
  const [topic, number] = [`${say(mistake.topic)}${mistake.isRepaired ? ` · ${words.repaired}` : ''}`, String(mistake.number)];
  return [
    `<path d="${branchOf(leaf)}" fill="none" stroke="${tone.edge}" stroke-width="${branchWidth(mistake, dearest).toFixed(2)}"${verdict === 'no-data' ? ' stroke-dasharray="4 4"' : ''}${verdict === 'absent' ? ' stroke-opacity="0.55"' : ''}/>`,
    `<g transform="translate(${x - 9},${y - 9})">${verdictShapes[verdict]}</g>`,
    text(x + sign * 17, y - 1.5, number, { size: 12, anchor, color: tones.ink3 }),
    text(x + sign * 39, y - 1.5, topic, { size: 14, anchor, weight: tone.bold ? 'bold' : verdict === 'risk' ? 'medium' : 'normal', color: isQuiet ? tones.ink2 : tones.ink }),
    text(x + sign * 39, y + 13.5, factsOf(mistake, writing), { size: 11.5, anchor, color: isQuiet ? tones.ink3 : tones.ink2 }),
  ].join('');
}

function groupOf({ x, y, title, leaves, root }: PlacedGroup, centre: Point, mistakes: readonly ReportMistake[], { say }: Writing): string {
  const { width, height } = mapSizes.box;
  const seen = verdicts.map((verdict) => ({ verdict, count: mistakes.filter((mistake) => mistake.verdict === verdict && leaves.some(({ number }) => number === mistake.number)).length })).filter(({ count }) => count > 0);
  const step = 25;
  const start = x + width / 2 - (seen.length * step) / 2;
  const counts = seen.map(({ verdict, count }, at) => `<g transform="translate(${start + at * step},${y + 4}) scale(0.6)">${verdictShapes[verdict]}</g>${text(start + at * step + 13, y + 13.2, String(count), { size: 10.5, color: tones.ink2 })}`);
  return [
    `<path d="${stemOf(root, centre, mapSizes.radius)}" fill="${tones.rule}"/>`,
    `<rect x="${x}" y="${y - height / 2}" width="${width}" height="${height}" rx="8" fill="${tones.surface}" stroke="${tones.rule}" stroke-width="1"/>`,
    text(x + width / 2, y - 4, say(title), { size: 14, anchor: 'middle', weight: 'bold' }),
    ...counts,
  ].join('');
}

/** A ring of thirty in five parts, from the top round. */
function ring({ x, y }: Point, report: Report): string {
  const all = report.mistakes.length;
  const { radius } = mapSizes;
  let from = 0;
  const at = (turn: number): string => `${(x + Math.sin(turn * 2 * Math.PI) * radius).toFixed(2)},${(y - Math.cos(turn * 2 * Math.PI) * radius).toFixed(2)}`;
  return verdicts.map((verdict: Verdict) => {
    const share = countOf(report, verdict) / all;
    if (share === 0) return '';
    const [start, end] = [from + 0.003, from + share - 0.003];
    from += share;
    return `<path d="M${at(start)} A${radius},${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${at(end)}" fill="none" stroke="${verdict === 'no-data' ? tones.rule : verdictTones[verdict].edge}" stroke-width="8"/>`;
  }).join('');
}

function centreOf(centre: Point, report: Report, { words, format, fill }: Writing): string {
  const present = countOf(report, 'present');
  const [count, form] = format.count(present, words.mistakeForms).split('\u00a0');
  return [
    `<circle cx="${centre.x}" cy="${centre.y}" r="${mapSizes.radius}" fill="${tones.surface}"/>`,
    ring(centre, report),
    text(centre.x, centre.y - 20, words.mapCentre, { size: 11, anchor: 'middle', color: tones.ink2 }),
    text(centre.x, centre.y + 13, count ?? '', { size: 30, anchor: 'middle', weight: 'bold' }),
    text(centre.x, centre.y + 32, `${form ?? ''} ${fill(words.ofAll, { all: report.mistakes.length })}`, { size: 12, anchor: 'middle', color: tones.ink2 }),
  ].join('');
}

/** The map as a drawing, and how high it is for its width. */
export function drawMap(report: Report, writing: Writing): { readonly svg: string; readonly ratio: number } {
  const placed = placeMap(mapSizes);
  const known = new Map(report.mistakes.map((mistake) => [mistake.number, mistake]));
  const dearest = Math.max(0, ...report.mistakes.map(({ price }) => price ?? 0));
  const groups = placed.groups.map((group) => ({ ...group, leaves: group.leaves.filter(({ number }) => known.has(number)) })).filter(({ leaves }) => leaves.length > 0);
  const leaves = groups.flatMap((group) => group.leaves.flatMap((leaf) => {
    const mistake = known.get(leaf.number);
    return mistake === undefined ? [] : [leafOf(leaf, mistake, dearest, writing)];
  }));
  const body = [...leaves, ...groups.map((group) => groupOf(group, placed.centre, report.mistakes, writing)), centreOf(placed.centre, report, writing)];
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${placed.width} ${placed.height}">${body.join('')}</svg>`, ratio: placed.height / placed.width };
}
