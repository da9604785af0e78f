import { changeFlow, outcomeOfFlow, type Flow, type FlowChange, type FlowOutcome } from '#core/pipeline/velocity.ts';
import type { Report } from './report.ts';

const monthDays = 365.25 / 12;

/** What the funnel gives a month as it goes; null without won deals of a known amount. */
export function flowOf({ frame, figures, stages }: Report): Flow | null {
  const { winRate, averageOrder, medianCycleDays, counted, openAtEnd } = figures;
  if (winRate === null || winRate.share === 0 || averageOrder === null) return null;
  const known = stages.flatMap(({ conversion }) => (conversion === null ? [] : [conversion.share]));
  const product = known.reduce((all, share) => all * share, 1);
  const byStages = known.length === stages.length && stages.length > 0 && product > 0;
  return {
    inflow: counted / monthsIn(frame.period),
    open: openAtEnd,
    // Deals of unknown stage are in the win rate alone: the last factor brings them back.
    conversions: byStages ? [...known, winRate.share / product] : [winRate.share],
    averageOrder,
    cycleDays: medianCycleDays ?? 0,
  };
}

/** Months of a period: whole months counted, else its days by the mean length of a month. */
export function monthsIn({ from, to }: { readonly from: string; readonly to: string }): number {
  if (from.endsWith('-01') && to.endsWith('-01')) return monthOf(to) - monthOf(from);
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / monthDays;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The outcome as it is and as it would be. */
export function whatIf(flow: Flow, change: FlowChange): { readonly now: FlowOutcome; readonly changed: FlowOutcome } {
  return { now: outcomeOfFlow(flow), changed: outcomeOfFlow(changeFlow(flow, change)) };
}
