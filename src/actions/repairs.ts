import { findMistake, findSignal } from '#core/diagnosis/catalogue.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import type { SignalReading } from '#core/diagnosis/judge.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { endRepair, insertRepair, listRepairs, type NewRepair, updateStep } from '#store/diagnosis/repairs.ts';
import { authorise } from './authorise.ts';

export interface StartRepair extends Omit<NewRepair, 'signals'> {
  readonly signals: readonly string[];
}

/** Checks that steps and signals belong to the mistake; `not-found` for a mistake the viewer does not know of. */
function check(viewer: Viewer, { mistake: number, steps, signals, startedOn, dueOn }: StartRepair): readonly SignalId[] {
  const mistake = findMistake(number);
  if (mistake === undefined || !seesMistake(viewer, number)) throw new Problem('not-found');
  if (dueOn <= startedOn) throw new Problem('period-invalid', { from: startedOn, to: dueOn });
  const known = new Set(mistake.steps.map(({ id }) => id));
  const wrongStep = steps.find(({ step }) => step !== null && !known.has(step));
  if (wrongStep !== undefined) throw new Problem('invalid-input', { field: 'steps', value: wrongStep.step ?? '' });
  return signals.map((id) => {
    const found = findSignal(id);
    if (found?.mistake.number !== number) throw new Problem('invalid-input', { field: 'signals', value: id });
    return found.signal.id;
  });
}

/**
 * Begins the repair of a mistake: steps with owners and dates, and the signals it means to move as they are now.
 * `repair-running` when one of the same mistake is under way.
 */
export async function startRepair(
  database: Database,
  viewer: Viewer,
  asked: StartRepair,
  readNow: (signals: readonly SignalId[]) => Promise<ReadonlyMap<string, SignalReading | null>>,
): Promise<number> {
  authorise(viewer, 'diagnosis', 'edit');
  const ids = check(viewer, asked);
  const running = (await listRepairs(database.sql, { mistake: asked.mistake })).some(({ endedOn }) => endedOn === null);
  if (running) throw new Problem('repair-running', { mistake: asked.mistake });
  const signals = await readNow(ids);
  return database.sql.transaction().execute(async (transaction) => {
    const id = await insertRepair(transaction, viewer, { ...asked, signals });
    const details = { mistake: asked.mistake, startedOn: asked.startedOn, dueOn: asked.dueOn, signals: ids };
    await record(transaction, viewer, { action: 'start-repair', subjectType: 'repair', subjectId: id, details });
    return id;
  });
}

async function repairFor(database: Database, viewer: Viewer, id: number): Promise<number> {
  authorise(viewer, 'diagnosis', 'edit');
  const [repair] = await listRepairs(database.sql, { id });
  if (repair === undefined || !seesMistake(viewer, repair.mistake)) throw new Problem('not-found');
  return repair.mistake;
}

export interface StepChange {
  readonly doneOn?: Day | null;
  readonly ownerId?: number | null;
  readonly dueOn?: Day | null;
}

/** Says of a step that it is done, or not, whose it is and until when. */
export async function changeStep(database: Database, viewer: Viewer, id: number, place: number, change: StepChange): Promise<void> {
  await repairFor(database, viewer, id);
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await updateStep(transaction, id, place, change))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'change-repair-step', subjectType: 'repair', subjectId: id, details: { place, ...change } });
  });
}

/** Ends a repair as done or dropped. */
export async function finishRepair(database: Database, viewer: Viewer, id: number, ending: 'done' | 'dropped', on: Day): Promise<void> {
  await repairFor(database, viewer, id);
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await endRepair(transaction, id, ending, on))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'end-repair', subjectType: 'repair', subjectId: id, details: { ending } });
  });
}
