import { type Kysely, sql, type Transaction } from 'kysely';
import type { SignalReading } from '#core/diagnosis/judge.ts';
import { hasValue } from '#core/diagnosis/judge.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import type { Tables } from '../tables.ts';

export interface RepairStep {
  readonly place: number;
  /** A step of the mistake's declaration; null for one of one's own words. */
  readonly step: string | null;
  readonly text: string | null;
  readonly ownerId: number | null;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
}

/** A signal that a repair means to move, and what it was when it began. */
export interface RepairSignal {
  readonly signal: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Repair {
  readonly id: number;
  readonly mistake: number;
  readonly ownerId: number | null;
  readonly owner: string | null;
  readonly note: string | null;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly endedOn: Day | null;
  readonly ending: 'done' | 'dropped' | null;
  readonly steps: readonly RepairStep[];
  readonly signals: readonly RepairSignal[];
}

const name = (id: ReturnType<typeof sql>) => sql`(select e.name from employee e where e.id = ${id})`;

/** Repairs, running ones first, then the newest. */
export async function listRepairs(database: Kysely<Tables>, where: { readonly id?: number; readonly mistake?: number } = {}): Promise<Repair[]> {
  const read = await sql<Repair>`
    select r.id, r.mistake, r.owner_id as "ownerId", ${name(sql`r.owner_id`)} as owner, r.note, r.started_on as "startedOn", r.due_on as "dueOn",
           r.ended_on as "endedOn", r.ending,
           coalesce((select json_agg(json_build_object('place', s.place, 'step', s.step, 'text', s.text, 'ownerId', s.owner_id, 'owner', ${name(sql`s.owner_id`)},
             'dueOn', s.due_on, 'doneOn', s.done_on) order by s.place) from repair_step s where s.repair_id = r.id), '[]') as steps,
           coalesce((select json_agg(json_build_object('signal', g.signal, 'value', g.value_before, 'numerator', g.numerator_before, 'denominator', g.denominator_before,
             'sample', g.sample_before, 'from', g.from_before, 'to', g.to_before) order by g.signal) from repair_signal g where g.repair_id = r.id), '[]') as signals
    from repair r
    where ${where.id === undefined ? sql`true` : sql`r.id = ${where.id}`} and ${where.mistake === undefined ? sql`true` : sql`r.mistake = ${where.mistake}`}
    order by r.ended_on is not null, r.started_on desc, r.id desc`.execute(database);
  return read.rows;
}

export interface NewRepair {
  readonly mistake: number;
  readonly ownerId: number | null;
  readonly note: string | null;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly steps: readonly { readonly step: string | null; readonly text: string | null; readonly ownerId: number | null; readonly dueOn: Day | null }[];
  readonly signals: ReadonlyMap<string, SignalReading | null>;
}

/** Writes a repair with its steps and with what its signals are as it begins. */
export async function insertRepair(transaction: Transaction<Tables>, viewer: Viewer, repair: NewRepair): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into repair (mistake, owner_id, note, started_on, due_on, created_by)
    values (${repair.mistake}, ${repair.ownerId}, ${repair.note}, ${repair.startedOn}, ${repair.dueOn}, ${viewer.userId}) returning id`.execute(transaction);
  const id = made.rows[0]?.id ?? 0;
  for (const [place, { step, text, ownerId, dueOn }] of repair.steps.entries()) {
    await sql`insert into repair_step (repair_id, place, step, text, owner_id, due_on) values (${id}, ${place}, ${step}, ${text}, ${ownerId}, ${dueOn})`.execute(transaction);
  }
  for (const [signal, reading] of repair.signals) {
    const seen = reading !== null && hasValue(reading) ? reading : null;
    await sql`
      insert into repair_signal (repair_id, signal, value_before, numerator_before, denominator_before, sample_before, from_before, to_before)
      values (${id}, ${signal}, ${seen?.value ?? null}, ${seen?.numerator ?? null}, ${seen?.denominator ?? null}, ${seen?.sample ?? null}, ${seen?.from ?? null}, ${seen?.to ?? null})`.execute(transaction);
  }
  return id;
}

/** Sets when a step was done, whose it is and until when; false when the running repair has no such step. */
export async function updateStep(
  transaction: Transaction<Tables>,
  id: number,
  place: number,
  change: { readonly doneOn?: Day | null; readonly ownerId?: number | null; readonly dueOn?: Day | null },
): Promise<boolean> {
  const sets = [
    ...(change.doneOn === undefined ? [] : [sql`done_on = ${change.doneOn}`]),
    ...(change.ownerId === undefined ? [] : [sql`owner_id = ${change.ownerId}`]),
    ...(change.dueOn === undefined ? [] : [sql`due_on = ${change.dueOn}`]),
  ];
  if (sets.length === 0) return true;
  const done = await sql`
    update repair_step set ${sql.join(sets, sql`, `)} where repair_id = ${id} and place = ${place}
      and exists (select from repair r where r.id = ${id} and r.ended_on is null)`.execute(transaction);
  return (done.numAffectedRows ?? 0n) > 0n;
}

/** Ends a running repair; false when there is none of that id. */
export async function endRepair(transaction: Transaction<Tables>, id: number, ending: 'done' | 'dropped', on: Day): Promise<boolean> {
  const done = await sql`update repair set ended_on = ${on}, ending = ${ending} where id = ${id} and ended_on is null`.execute(transaction);
  return (done.numAffectedRows ?? 0n) > 0n;
}
