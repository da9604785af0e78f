import { bestSegments } from '#core/pipeline/best-segments.ts';
import { wilsonInterval, type ShareInterval } from '#core/metrics/statistics/wilson.ts';
import { findMetric } from '#core/metrics/catalogue.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import { readFunnelBreakdown, type FunnelBreakdownRow } from '#store/reports/funnel-breakdown.ts';
import type { RequestContext } from '../context.ts';
import type { funnelBreakdowns } from './contract.ts';
import { settle, type FunnelQuestion } from './frame.ts';

type FunnelBreakdown = (typeof funnelBreakdowns)[number];
type GroupSort = 'counted' | 'key' | 'second' | 'won' | 'winRate' | 'averageOrder' | 'amountWon';

/** Below so many deals a conversion is shown without a verdict. */
const minimum = findMetric('win-rate')?.minimum ?? 30;

export interface BreakdownQuestion extends FunnelQuestion {
  readonly by: FunnelBreakdown;
  readonly and?: FunnelBreakdown | undefined;
}

/** The groups of a breakdown, each held against the whole, sorted and paged. */
export async function showBreakdown(context: RequestContext, input: BreakdownQuestion & PageRequest<GroupSort>) {
  const { rows, reference } = await readGroups(context, input);
  const sorted = rows.toSorted((a, b) => compareGroups(a, b, input));
  return { rows: sorted.slice(offsetOf(input), offsetOf(input) + input.size), total: rows.length, reference };
}

/** Every group of a breakdown with its place against the whole. */
export async function readGroups(context: RequestContext, input: BreakdownQuestion) {
  const { facts, request } = await settle(context, input);
  const groups = await readFunnelBreakdown(context.database, facts, { ...request, by: input.by, and: input.and === input.by ? undefined : input.and });
  const reference = wholeOf(groups);
  return { rows: groups.map((group) => showGroup(group, reference)), reference };
}

/** Groups parting all deals, taken together. */
function wholeOf(groups: readonly FunnelBreakdownRow[]): ShareInterval | null {
  const won = groups.reduce((sum, group) => sum + group.won, 0);
  return wilsonInterval(won, groups.reduce((sum, group) => sum + countedIn(group), 0));
}

const countedIn = ({ won, lost, open }: FunnelBreakdownRow): number => won + lost + open;

function showGroup(group: FunnelBreakdownRow, reference: ShareInterval | null) {
  return { ...group, counted: countedIn(group), comparedTo: comparedTo(group, reference) };
}

type Group = ReturnType<typeof showGroup>;

/** A group is above or below the whole only when its interval clears it. */
function comparedTo(group: FunnelBreakdownRow, reference: ShareInterval | null): 'above' | 'below' | 'same' | 'few' {
  if (countedIn(group) < minimum || group.winRate === null || reference === null) return 'few';
  if (group.winRate.low > reference.share) return 'above';
  return group.winRate.high < reference.share ? 'below' : 'same';
}

function compareGroups(a: Group, b: Group, { sort, descending }: PageRequest<GroupSort>): number {
  const sign = descending ? -1 : 1;
  const byName = compareNames(a.key, b.key) || compareNames(a.second, b.second);
  switch (sort) {
    case 'key': return sign * compareNames(a.key, b.key) || byName;
    case 'second': return sign * compareNames(a.second, b.second) || byName;
    case 'winRate': return compareKnown(a.winRate?.share ?? null, b.winRate?.share ?? null, sign) || b.counted - a.counted || byName;
    case 'averageOrder': return compareKnown(a.averageOrder, b.averageOrder, sign) || byName;
    default: return sign * (a[sort] - b[sort]) || byName;
  }
}

const collator = new Intl.Collator('ru', { numeric: true });

/** Groups without a value stand last among equals. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return collator.compare(a, b);
}

/** What could not be computed stands last in either direction. */
function compareKnown(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

const searchedForBest = ['audience', 'product', 'channel', 'region'] as const;
const bestShown = 8;

/** Audiences, products, channels and regions whose lower bound beats the whole: where to send effort. */
export async function showBest(context: RequestContext, input: FunnelQuestion) {
  const { facts, request } = await settle(context, input);
  const found = [];
  let reference: ShareInterval | null = null;
  for (const by of searchedForBest) {
    const groups = await readFunnelBreakdown(context.database, facts, { ...request, by });
    reference = wholeOf(groups);
    const named = groups.flatMap((group) => (group.key === null || countedIn(group) < minimum ? [] : [{ key: group.key, won: group.won, closed: countedIn(group) }]));
    for (const segment of bestSegments(named, reference?.share ?? 1)) found.push({ breakdown: by, ...segment });
  }
  const rows = found.toSorted((a, b) => b.winRate.low - a.winRate.low).slice(0, bestShown);
  return { rows, reference };
}
