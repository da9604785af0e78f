import { type Kysely, sql, type Transaction } from 'kysely';
import { mayDo } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { SaidRole } from '#core/pipeline/stage-roles.ts';
import { readStageRows, stageFields, stageKey, type Ask, type StageField, type StageRow } from './entities/stages.ts';
import { forgetEdits, writeEdit } from './entities/edits.ts';
import type { Tables } from './tables.ts';

export interface PipelineSettings {
  readonly id: number;
  /** Empty where files name no pipeline. */
  readonly name: string;
  readonly deals: number;
  readonly stages: number;
  /** Stages that a person changed. */
  readonly changed: number;
  readonly forNewCustomers: boolean;
}

/** Pipelines that have deals or stages, the one with most deals first; none for who may not read settings. */
export async function listPipelineSettings(database: Kysely<Tables>, viewer: Viewer): Promise<PipelineSettings[]> {
  if (!mayDo(viewer, 'settings', 'read')) return [];
  const read = await sql<PipelineSettings>`
    select * from (
      select p.id, p.name, p.for_new_customers as "forNewCustomers",
             (select count(*)::int from deal d where d.pipeline_id = p.id and d.current) as deals,
             (select count(*)::int from stage s where s.pipeline_id = p.id) as stages,
             (select count(*)::int from stage s where s.pipeline_id = p.id and s.origin = 'person') as changed
      from pipeline p) x
    where x.deals > 0 or x.stages > 0 order by x.deals desc, x.name collate "ru-x-icu"`.execute(database);
  return read.rows;
}

export interface StageSettings {
  readonly id: number;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly position: number;
  readonly criterion: string | null;
  readonly normDays: number | null;
  /** Of payment, in per cent from 0 to 100. */
  readonly probability: number | null;
  readonly origin: 'file' | 'learnt' | 'person';
  /** What a person said is reached at it; null where its name speaks. */
  readonly role: SaidRole | null;
  /** Deals that were ever in it, by recorded moves. */
  readonly visited: number;
  /** The fields a person changed. */
  readonly changed: readonly StageField[];
}

type StageOfTable = Omit<StageSettings, 'normDays' | 'probability'> & { readonly norm: string | null; readonly chance: string | null };

/** The stages of a pipeline in order; empty for a pipeline that is not there or not open to the viewer. */
export async function readStageSettings(database: Kysely<Tables>, viewer: Viewer, pipelineId: number): Promise<StageSettings[]> {
  if (!mayDo(viewer, 'settings', 'read')) return [];
  const read = await sql<StageOfTable>`
    select s.id, s.name, s.kind, s.position, s.criterion, s.norm_days as norm, s.probability as chance, s.origin, s.role,
           (select count(distinct m.deal_ref)::int from stage_move m
            join stage_of so on so.stage_ref = m.stage_ref and so.stage_id = s.id
            join deal d on d.deal_ref = m.deal_ref and d.current and d.pipeline_id = s.pipeline_id where m.current) as visited,
           coalesce((select array_agg(x.field order by x.field) from edit x
                     where x.entity = 'stage' and x.entity_key = s.pipeline_id || chr(1) || s.folded), '{}') as changed
    from stage s where s.pipeline_id = ${pipelineId} order by s.position`.execute(database);
  const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));
  return read.rows.map(({ norm, chance, ...stage }) => ({ ...stage, normDays: numberOf(norm), probability: numberOf(chance) }));
}

/** What a person wants a stage to be; the list of them says the order. */
export interface WantedStage {
  readonly id: number;
  readonly kind: 'open' | 'won' | 'lost';
  readonly criterion: string | null;
  readonly normDays: number | null;
  readonly probability: number | null;
  readonly role: SaidRole | null;
}

const kinds = ['open', 'won', 'lost'];

/** Open stages first, won, then lost, each in the order given. */
function inOrder<Stage extends { readonly kind: string }>(stages: readonly Stage[]): Stage[] {
  return stages.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

const askOn = (transaction: Kysely<Tables>): Ask => async <Row>(text: string) => sql.raw<Row>(text).execute(transaction);

async function foldedNames(transaction: Transaction<Tables>, pipelineId: number): Promise<Map<number, string>> {
  const read = await sql<{ id: number; folded: string }>`select id, folded from stage where pipeline_id = ${pipelineId}`.execute(transaction);
  return new Map(read.rows.map(({ id, folded }) => [id, folded]));
}

/**
 * Writes what differs from the files and from what was learnt as edits, and forgets edits that say the same. An order
 * that differs is written whole. The stages are to be made anew afterwards. The list must hold every stage of the pipeline.
 */
export async function writeStages(transaction: Transaction<Tables>, pipelineId: number, wanted: readonly WantedStage[], editedBy: string | null): Promise<void> {
  const ask = askOn(transaction);
  const names = await foldedNames(transaction, pipelineId);
  const stages = inOrder(wanted).map((stage) => ({ ...stage, folded: names.get(stage.id) ?? '' }));
  const ofPipeline = (rows: readonly StageRow[]): StageRow[] => rows.filter((row) => row.pipeline_id === pipelineId);
  const base = new Map(ofPipeline(await readStageRows(ask, new Map())).map((row) => [row.folded, row]));
  const kindEdits = stages.filter(({ folded, kind }) => base.get(folded)?.kind !== kind).map(({ folded, kind }) => [stageKey(pipelineId, folded), { kind }] as const);
  const unordered = ofPipeline(await readStageRows(ask, new Map(kindEdits)));
  const sameOrder = unordered.every(({ folded }, at) => folded === stages[at]?.folded);
  for (const [at, stage] of stages.entries()) {
    const key = stageKey(pipelineId, stage.folded);
    const was = base.get(stage.folded);
    const fields: readonly (readonly [StageField, unknown, unknown])[] = [
      ['kind', stage.kind, was?.kind],
      ['position', sameOrder ? null : at + 1, null],
      ['criterion', stage.criterion, was?.criterion],
      ['norm_days', stage.normDays, was?.norm_days],
      ['probability', stage.probability, was?.probability],
      ['role', stage.role, null],
    ];
    await forgetEdits(transaction, 'stage', key, fields.filter(([, value, before]) => value === before).map(([field]) => field));
    for (const [field, value, before] of fields) {
      if (value !== before) await writeEdit(transaction, { entity: 'stage', key, field, value, editedBy });
    }
  }
}

/** Puts stages back to what files say or what was learnt: one, or all of the pipeline. Gives how many fields had been changed. */
export async function forgetStageEdits(transaction: Transaction<Tables>, pipelineId: number, stageId: number | null): Promise<number> {
  const names = await foldedNames(transaction, pipelineId);
  const chosen = [...names].filter(([id]) => stageId === null || id === stageId);
  let forgotten = 0;
  for (const [, folded] of chosen) forgotten += await forgetEdits(transaction, 'stage', stageKey(pipelineId, folded), stageFields);
  return forgotten;
}

/** Marks a pipeline as one for new customers, or not; false when there is no such pipeline. */
export async function markForNewCustomers(transaction: Transaction<Tables>, pipelineId: number, forNewCustomers: boolean): Promise<boolean> {
  const changed = await sql`update pipeline set for_new_customers = ${forNewCustomers} where id = ${pipelineId}`.execute(transaction);
  return (changed.numAffectedRows ?? 0n) > 0n;
}
