import { mayImport } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { addLoad, askToStop, markUndoing, readLoad, type Load, type NewLoad } from '#store/loads/load-log.ts';

function authoriseKind(viewer: Viewer, kind: string): void {
  if (!mayImport(viewer, kind)) throw new Problem('not-found');
}

/** The load, where the viewer may load and undo files of its kind; as if it did not exist otherwise. */
export async function findLoad(database: Database, viewer: Viewer, id: number): Promise<Load> {
  const load = await readLoad(database.sql, viewer, id);
  if (load === undefined) throw new Problem('not-found');
  return load;
}

/** Enters a file in the history of loads; a job reads it afterwards. Gives the load's id. */
export async function beginLoad(database: Database, viewer: Viewer, load: Omit<NewLoad, 'createdBy'>): Promise<number> {
  authoriseKind(viewer, load.kind);
  return database.sql.transaction().execute(async (transaction) => {
    const id = await addLoad(transaction, { ...load, createdBy: viewer.userId });
    await record(transaction, viewer, { action: 'load-file', subjectType: 'load', subjectId: id, details: { kind: load.kind, file: load.fileName, ...(load.options.vat !== undefined && { vat: load.options.vat }) } });
    return id;
  });
}

/** Marks a load for undoing; a job does it afterwards. Refuses what is not loaded. */
export async function beginUndo(database: Database, viewer: Viewer, id: number): Promise<Load> {
  const load = await findLoad(database, viewer, id);
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await markUndoing(transaction, id))) throw new Problem('load-not-undoable', { load: id });
    await record(transaction, viewer, { action: 'undo-load', subjectType: 'load', subjectId: id, details: { kind: load.kind, file: load.fileName } });
  });
  return load;
}

/** Asks a waiting or running load to stop; nothing of it will be written. */
export async function stopLoad(database: Database, viewer: Viewer, id: number): Promise<void> {
  await findLoad(database, viewer, id);
  await database.sql.transaction().execute(async (transaction) => {
    await askToStop(transaction, id);
    await record(transaction, viewer, { action: 'stop-load', subjectType: 'load', subjectId: id, details: {} });
  });
}
