import { wilsonInterval, type ShareInterval } from '../metrics/statistics/wilson.ts';

/** Won and closed deals of one value of a breakdown (an audience, a product, a channel). */
export interface SegmentCount {
  readonly key: string;
  readonly won: number;
  readonly closed: number;
}

export interface BestSegment extends SegmentCount {
  readonly winRate: ShareInterval;
}

/**
 * Segments to send effort to: those whose *lower* Wilson bound is above the department's win rate,
 * best lower bound first. A segment that only looks better on few deals is not among them.
 */
export function bestSegments(segments: readonly SegmentCount[], departmentWinRate: number): BestSegment[] {
  const found: BestSegment[] = [];
  for (const segment of segments) {
    const winRate = wilsonInterval(segment.won, segment.closed);
    if (winRate !== null && winRate.low > departmentWinRate) found.push({ ...segment, winRate });
  }
  return found.sort((a, b) => b.winRate.low - a.winRate.low || (a.key < b.key ? -1 : 1));
}
