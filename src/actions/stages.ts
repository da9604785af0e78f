import type { Transaction } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { settleChange, tryChange } from '#store/loads/settle-change.ts';
import { forgetStageEdits, markForNewCustomers, readStageSettings, writeStages, type StageSettings, type WantedStage } from '#store/stage-settings.ts';
import type { Tables } from '#store/tables.ts';
import { authorise } from './authorise.ts';

async function known(transaction: Transaction<Tables>, viewer: Viewer, pipelineId: number): Promise<StageSettings[]> {
  const stages = await readStageSettings(transaction, viewer, pipelineId);
  if (stages.length === 0) throw new Problem('not-found');
  return stages;
}

/** The list must hold each stage of the pipeline once, and leave one of them open. */
function checkWanted(stages: readonly StageSettings[], wanted: readonly WantedStage[]): void {
  const asked = new Set(wanted.map(({ id }) => id));
  const complete = asked.size === wanted.length && stages.length === wanted.length && stages.every(({ id }) => asked.has(id));
  if (!complete) throw new Problem('stages-changed');
  if (!wanted.some(({ kind }) => kind === 'open')) throw new Problem('stages-none-open');
}

const trimmed = (stage: WantedStage): WantedStage => ({ ...stage, criterion: stage.criterion?.trim() || null });

async function rewrite(transaction: Transaction<Tables>, viewer: Viewer, pipelineId: number, wanted: readonly WantedStage[]): Promise<StageSettings[]> {
  const before = await known(transaction, viewer, pipelineId);
  checkWanted(before, wanted);
  await writeStages(transaction, pipelineId, wanted.map(trimmed), viewer.userId);
  return before;
}

/**
 * Sets order, kinds, criteria, norms and probabilities of a pipeline's stages; what differs from the files wins over
 * them. `stages-changed` when the list is not the pipeline's any more, `stages-none-open`.
 */
export async function changeStages(database: Database, viewer: Viewer, pipelineId: number, wanted: readonly WantedStage[]): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await settleChange(database, async (transaction) => {
    const before = await rewrite(transaction, viewer, pipelineId, wanted);
    await record(transaction, viewer, { action: 'change-stages', subjectType: 'pipeline', subjectId: pipelineId, details: { before: before.map(noted), stages: wanted.map((stage) => noted({ ...stage, name: nameOf(before, stage.id) })) } });
    return ['stages'];
  });
}

const nameOf = (stages: readonly StageSettings[], id: number): string => stages.find((stage) => stage.id === id)?.name ?? '';
const noted = ({ name, kind, criterion, normDays, probability, role }: WantedStage & { readonly name: string }) => ({ name, kind, criterion, normDays, probability, role });

/** What would be read with the stages so set; nothing is kept. The same refusals as for the change. */
export function tryStages<T>(database: Database, viewer: Viewer, pipelineId: number, wanted: readonly WantedStage[], read: (trial: Database) => Promise<T>): Promise<T> {
  authorise(viewer, 'settings', 'edit');
  return tryChange(database, async (transaction) => {
    await rewrite(transaction, viewer, pipelineId, wanted);
    return ['stages'];
  }, read);
}

/** Puts one stage, or all of the pipeline, back to what files say or what was learnt; `not-found` where nobody changed it. */
export async function putBackStages(database: Database, viewer: Viewer, pipelineId: number, stageId: number | null): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await settleChange(database, async (transaction) => {
    const before = await known(transaction, viewer, pipelineId);
    if ((await forgetStageEdits(transaction, pipelineId, stageId)) === 0) throw new Problem('not-found');
    const put = before.filter(({ id }) => stageId === null || id === stageId);
    await record(transaction, viewer, { action: 'put-back-stages', subjectType: 'pipeline', subjectId: pipelineId, details: { before: put.map(noted) } });
    return ['stages'];
  });
}

/** Says whether a pipeline is for new customers. */
export async function markPipeline(database: Database, viewer: Viewer, pipelineId: number, forNewCustomers: boolean): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await markForNewCustomers(transaction, pipelineId, forNewCustomers))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'mark-pipeline', subjectType: 'pipeline', subjectId: pipelineId, details: { forNewCustomers } });
  });
}
