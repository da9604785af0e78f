import type { ClientBase } from 'pg';
import { outcomeOfStage } from '#core/files/stage-outcome.ts';
import { type SaidRole, saidRoles } from '#core/pipeline/stage-roles.ts';
import { readEditsOf } from './edits.ts';

interface Learnt {
  readonly pipeline_id: number;
  readonly name: string;
  readonly folded: string;
  readonly kind: string | null;
  readonly criterion: string | null;
  readonly norm_days: string | null;
  readonly probability: string | null;
  readonly position: number | null;
  readonly mean: number | null;
  readonly file: boolean;
}

/*
 * Every stage a pipeline has: those of the stages file, those that deals stand in, those that moves visited
 * (but, in a pipeline that the file lists, not one it names in another pipeline only: a deal that went there was
 * handed over).
 * Without the file the order is learnt: stages sorted by the mean position of their first visit, ties by name.
 */
const readStages = `
  with visited as (
    select d.pipeline_id, m.stage_ref, m.deal_ref, min(m.at) as first_at
    from stage_move m join deal d on d.deal_ref = m.deal_ref and d.current
    join stage_ref r on r.id = m.stage_ref
    where m.current and (
      not exists (select from stage_card c where c.current and c.pipeline_id = d.pipeline_id)
      or exists (select from stage_card c where c.current and c.pipeline_id = d.pipeline_id and fold(c.name) = r.folded)
      or not exists (select from stage_card c where c.current and fold(c.name) = r.folded))
    group by 1, 2, 3),
  placed as (
    select pipeline_id, stage_ref, row_number() over (partition by deal_ref order by first_at, stage_ref) as place from visited),
  seen as (
    select pipeline_id, stage_ref, avg(place)::float8 as mean from placed group by 1, 2
    union all
    select distinct d.pipeline_id, d.stage_ref, null::float8 from deal d where d.current and d.stage_ref is not null),
  known as (
    select s.pipeline_id, r.folded, min(r.text) as name, max(s.mean) as mean
    from seen s join stage_ref r on r.id = s.stage_ref group by 1, 2)
  select coalesce(c.pipeline_id, k.pipeline_id) as pipeline_id, coalesce(c.name, k.name) as name,
         coalesce(k.folded, fold(c.name)) as folded, c.kind, c.criterion, c.norm_days, c.probability, c.position,
         k.mean, c.id is not null as file
  from (select * from stage_card where current) c
  full join known k on k.pipeline_id = c.pipeline_id and k.folded = fold(c.name)`;

/** How edits name a stage: its pipeline and its folded name. */
export const stageKey = (pipelineId: number, folded: string): string => `${pipelineId}\u0001${folded}`;

/** The fields of a stage that a person may change. */
export const stageFields = ['kind', 'position', 'criterion', 'norm_days', 'probability', 'role'] as const;
export type StageField = (typeof stageFields)[number];

interface Placed extends Learnt {
  readonly edits: Readonly<Record<string, unknown>>;
}

const outcomes = ['open', 'won', 'lost'];

/** Open stages first, won, then lost; a person's order wins, then the file's, then the learnt one. */
function compareStages(a: Placed, b: Placed): number {
  const kind = outcomes.indexOf(kindOf(a)) - outcomes.indexOf(kindOf(b));
  if (kind !== 0) return kind;
  const place = placeOf(a) - placeOf(b);
  return place !== 0 ? place : a.name.localeCompare(b.name, 'ru');
}

const kindOf = (stage: Placed): 'open' | 'won' | 'lost' => {
  const kind = stage.edits['kind'] ?? stage.kind ?? outcomeOfStage(stage.name) ?? 'open';
  return kind === 'won' || kind === 'lost' ? kind : 'open';
};

const placeOf = (stage: Placed): number => {
  const edited = stage.edits['position'];
  return typeof edited === 'number' ? edited : (stage.position ?? (stage.file ? 0 : (stage.mean ?? 1e6)));
};

/** A stage of a pipeline, in its place. `norm_days` and `probability` are decimal texts or numbers. */
export interface StageRow {
  readonly pipeline_id: number;
  readonly name: string;
  readonly folded: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly position: number;
  readonly criterion: string | null;
  readonly norm_days: number | null;
  readonly probability: number | null;
  readonly origin: 'file' | 'learnt' | 'person';
  /** Only a person says it. */
  readonly role: SaidRole | null;
}

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
/** An edit of a field wins even where it empties the field. */
const edited = (stage: Placed, field: 'criterion' | 'norm_days' | 'probability'): unknown => (field in stage.edits ? stage.edits[field] : stage[field]);

function toRow(stage: Placed, index: number): StageRow {
  const criterion = edited(stage, 'criterion');
  return {
    pipeline_id: stage.pipeline_id,
    name: stage.name,
    folded: stage.folded,
    kind: kindOf(stage),
    position: index + 1,
    criterion: typeof criterion === 'string' ? criterion : null,
    norm_days: numberOf(edited(stage, 'norm_days')),
    probability: numberOf(edited(stage, 'probability')),
    origin: Object.keys(stage.edits).length > 0 ? 'person' : stage.file ? 'file' : 'learnt',
    role: saidRoles.find((role) => role === stage.edits['role']) ?? null,
  };
}

/** Edits of stages by `stageKey`. */
export type StageEdits = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** How a query is asked, on whatever connection. */
export type Ask = <Row>(text: string) => Promise<{ readonly rows: readonly Row[] }>;

/** The stages of every pipeline in order, by the stages file, the moves and, where asked for, what people changed. */
export async function readStageRows(ask: Ask, edits: StageEdits): Promise<StageRow[]> {
  const read = await ask<Learnt>(readStages);
  const stages = read.rows.map((row) => ({ ...row, edits: edits.get(stageKey(row.pipeline_id, row.folded)) ?? {} }));
  return [...Map.groupBy(stages, (stage) => stage.pipeline_id).values()].flatMap((list) => list.toSorted(compareStages).map(toRow));
}

/** Makes the stages of every pipeline anew from the stages file, the moves and what people changed. */
export async function refreshStages(client: ClientBase): Promise<void> {
  const ask: Ask = async <Row>(text: string) => ({ rows: (await client.query(text)).rows as Row[] });
  const rows = await readStageRows(ask, await readEditsOf(client, 'stage'));
  await client.query(
    `merge into stage t
     using jsonb_to_recordset($1::jsonb) r(pipeline_id int, name text, folded text, kind text, position int, criterion text,
                                           norm_days numeric, probability numeric, origin text, role text)
     on t.pipeline_id = r.pipeline_id and t.folded = r.folded
     when matched then update set name = r.name, kind = r.kind, position = r.position, criterion = r.criterion,
       norm_days = r.norm_days, probability = r.probability, origin = r.origin, role = r.role
     when not matched then insert (pipeline_id, name, folded, kind, position, criterion, norm_days, probability, origin, role)
       values (r.pipeline_id, r.name, r.folded, r.kind, r.position, r.criterion, r.norm_days, r.probability, r.origin, r.role)`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `delete from stage t where not exists (
       select from jsonb_to_recordset($1::jsonb) r(pipeline_id int, folded text) where r.pipeline_id = t.pipeline_id and r.folded = t.folded)`,
    [JSON.stringify(rows)],
  );
  // What stays as it was is left alone: deals rest on it.
  await client.query(`
    delete from stage_of o where not exists (
      select from stage s join stage_ref r on r.folded = s.folded
      where s.pipeline_id = o.pipeline_id and r.id = o.stage_ref and s.id = o.stage_id and s.kind = o.kind and s.position = o.position);
    insert into stage_of (pipeline_id, stage_ref, stage_id, kind, position)
    select s.pipeline_id, r.id, s.id, s.kind, s.position from stage s join stage_ref r on r.folded = s.folded
    on conflict (pipeline_id, stage_ref) do nothing`);
}
