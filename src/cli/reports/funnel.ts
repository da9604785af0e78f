import { breakdowns, type Breakdown } from '#core/metrics/vocabulary.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import { listPipelines } from '#store/pipelines.ts';
import { readFunnel } from '#store/reports/funnel.ts';
import { readFunnelBreakdown } from '#store/reports/funnel-breakdown.ts';
import { moneyText } from '../figures.ts';
import { spanOf } from '../period.ts';
import type { Report } from './report.ts';

async function pipelineOf(store: Database, name: string | undefined): Promise<number> {
  const pipelines = await listPipelines(store);
  const found = name === undefined ? pipelines[0] : pipelines.find((pipeline) => pipeline.name.toLowerCase() === name.toLowerCase() || String(pipeline.id) === name);
  if (found === undefined) throw new Problem('pipeline-unknown', { pipeline: name ?? '', known: pipelines.map((pipeline) => pipeline.name).join(', ') });
  return found.id;
}

function breakdownOf(text: string): Breakdown {
  const found = breakdowns.find((breakdown) => breakdown === text);
  if (found === undefined) throw new Problem('breakdown-unknown', { breakdown: text, known: breakdowns.join(', ') });
  return found;
}

export const reportFunnel: Report = async (store, context, options) => {
  const request = { pipelineId: await pipelineOf(store, options.pipeline), span: spanOf(options, context.timeZone) };
  const funnel = await readFunnel(store, context, request);
  const by = options.by === undefined ? undefined : breakdownOf(options.by);
  const breakdown = by === undefined ? undefined : await readFunnelBreakdown(store, context, { ...request, by });
  const { currency } = context;
  return {
    won: funnel.won,
    lost: funnel.lost,
    winRate: funnel.winRate?.share ?? null,
    low: funnel.winRate?.low ?? null,
    high: funnel.winRate?.high ?? null,
    averageOrder: moneyText(funnel.averageOrder, currency),
    medianCycleDays: funnel.medianCycleDays,
    stages: funnel.stages.map((stage) => ({
      stage: stage.stage,
      reached: stage.reached,
      conversion: stage.conversion?.share ?? null,
      lost: stage.lost,
      lostAmount: moneyText(stage.lostAmount, currency),
      medianDays: stage.medianDays,
      stillThere: stage.stillThere,
    })),
    problemStage: funnel.problemStage,
    stageUnknown: funnel.stageUnknown,
    excluded: funnel.excluded,
    ...(breakdown !== undefined && {
      breakdown: breakdown.map((row) => ({
        key: row.key, won: row.won, lost: row.lost, winRate: row.winRate?.share ?? null, low: row.winRate?.low ?? null, high: row.winRate?.high ?? null,
        averageOrder: moneyText(row.averageOrder, currency),
      })),
    }),
  };
};
