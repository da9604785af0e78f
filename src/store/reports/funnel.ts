import { wilsonInterval, type ShareInterval } from '#core/metrics/statistics/wilson.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { FunnelRequest } from './funnel-deals.ts';
import { readReachedStages, type ReachedStage } from './funnel-stages.ts';
import { readFunnelTotals, type FunnelTotals } from './funnel-totals.ts';
import { noVisits, nothingOpen, readOpenByStage, readStageVisits, type OpenInStage, type StageVisitFigures } from './funnel-visits.ts';

/**
 * One open stage of the funnel: its deals that got there and were lost there, the presences that began in the
 * period, and the deals that stand there as of now. A skipped stage counts as passed.
 */
export interface FunnelStage extends ReachedStage, StageVisitFigures, OpenInStage {
  /** Of those that reached it, the share that reached the next one (from the last one: that were won). */
  readonly conversion: ShareInterval | null;
}

export interface FunnelReport extends FunnelTotals {
  /** Won ÷ closed; over a cohort won ÷ created. */
  readonly winRate: ShareInterval | null;
  /** Deals of which no open stage is known: they are in the win rate and not in the stages. */
  readonly stageUnknown: number;
  /** Won deals among those whose stages are known. */
  readonly wonThroughStages: number;
  readonly stages: readonly FunnelStage[];
  readonly problemStage: { readonly byNumber: string | null; readonly byConversion: string | null; readonly byAmount: string | null };
}

function extremeOf(stages: readonly FunnelStage[], value: (stage: FunnelStage) => number | null): string | null {
  let best: FunnelStage | null = null;
  for (const stage of stages) {
    const own = value(stage);
    if (own !== null && own > 0 && (best === null || own > (value(best) ?? 0))) best = stage;
  }
  return best?.stage ?? null;
}

/** The funnel over deals closed in the period (or created in it), with what happened to presences that began in it. */
export async function readFunnel(database: Database, context: FactContext, request: FunnelRequest): Promise<FunnelReport> {
  const totals = await readFunnelTotals(database, context, request);
  const reached = await readReachedStages(database, context, request);
  const visits = await readStageVisits(database, context, request);
  const open = await readOpenByStage(database, context, request);
  const stages = reached.stages.map((row, index): FunnelStage => {
    const next = reached.stages[index + 1]?.reached ?? reached.won;
    return { ...row, ...(visits.get(row.stageId) ?? noVisits), ...(open.get(row.stageId) ?? nothingOpen), conversion: wilsonInterval(next, row.reached) };
  });
  return {
    ...totals,
    winRate: wilsonInterval(totals.won, totals.won + totals.lost + totals.open),
    stageUnknown: reached.unknown,
    wonThroughStages: reached.won,
    stages,
    problemStage: {
      byNumber: extremeOf(stages, (stage) => stage.lost),
      byConversion: extremeOf(stages, (stage) => (stage.conversion === null ? null : 1 - stage.conversion.share)),
      byAmount: extremeOf(stages, (stage) => stage.lostAmount),
    },
  };
}
