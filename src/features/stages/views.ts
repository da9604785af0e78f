import { wilsonInterval } from '#core/metrics/statistics/wilson.ts';
import { faultsOfPipeline, faultsOfStage } from '#core/pipeline/stage-hints.ts';
import { namedRoles } from '#core/pipeline/stage-roles.ts';
import { addDays, addMonths } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf } from '#core/shared/zone.ts';
import { tryStages } from '#actions/stages.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readReachedStages } from '#store/reports/funnel-stages.ts';
import { readFunnelTotals } from '#store/reports/funnel-totals.ts';
import { listPipelineSettings, readStageSettings, type WantedStage } from '#store/stage-settings.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf, spanOf } from '../question.ts';

export async function readPipelines({ database, viewer }: RequestContext) {
  return { rows: await listPipelineSettings(database.sql, viewer) };
}

/** The stages of a pipeline with what is amiss; `not-found` for a pipeline that is not there. */
export async function readSettings({ database, viewer }: RequestContext, id: number) {
  const pipeline = (await listPipelineSettings(database.sql, viewer)).find((known) => known.id === id);
  if (pipeline === undefined) throw new Problem('not-found');
  const stages = await readStageSettings(database.sql, viewer, id);
  const named = namedRoles(stages.filter(({ kind }) => kind === 'open'));
  return {
    pipeline,
    faults: faultsOfPipeline(stages),
    stages: stages.map(({ position, changed, ...stage }) => ({ ...stage, namedRole: named.get(position) ?? null, changed: [...changed], faults: faultsOfStage(stage) })),
  };
}

/** The funnel of the last 12 months by date of closing, as the preview compares it. */
async function readFigures(database: Database, context: FactContext, pipelineId: number, period: { from: string; to: string }) {
  const request = { pipelineId, span: spanOf(period, context.timeZone) };
  const totals = await readFunnelTotals(database, context, request);
  const { stages, won, unknown } = await readReachedStages(database, context, request);
  return {
    won: totals.won,
    lost: totals.lost,
    winRate: wilsonInterval(totals.won, totals.won + totals.lost)?.share ?? null,
    stageUnknown: unknown,
    stages: stages.map((stage, at) => {
      const next = stages[at + 1]?.reached ?? won;
      return { id: stage.stageId, name: stage.stage, reached: stage.reached, lost: stage.lost, conversion: wilsonInterval(next, stage.reached)?.share ?? null };
    }),
  };
}

/** The figures as they are and as they would be with the stages so set. */
export async function previewStages(request: RequestContext, pipelineId: number, wanted: readonly WantedStage[]) {
  const { database, viewer, organisation } = request;
  const context = await factContextOf(request);
  const to = addDays(dayOf(context.asOf.getTime() - 1, organisation.timeZone), 1);
  const period = { from: addMonths(to, -12), to };
  const before = await readFigures(database, context, pipelineId, period);
  const after = await tryStages(database, viewer, pipelineId, wanted, (trial) => readFigures(trial, context, pipelineId, period));
  return { ...period, before, after };
}
