import { isLoadAtWork, type BackupState, type ShownLoad, type SystemState, type WorkRow } from './answers.ts';

function loadsRow(loads: readonly ShownLoad[]): WorkRow {
  const running = loads.find(({ status }) => status === 'reading' || status === 'undoing');
  const newest = loads.find((load) => !isLoadAtWork(load));
  const failure = newest?.status === 'failed' && newest.problem !== null ? { at: newest.createdAt, code: newest.problem.code } : null;
  return {
    key: 'loads', runningSince: running?.createdAt ?? null, isStopping: false, waiting: loads.filter(({ status }) => status === 'waiting').length,
    nextTryAt: null, doneAt: loads.find(({ loadedAt }) => loadedAt !== null)?.loadedAt ?? null, failure, canStop: false, canRepeat: false,
  };
}

function backupRow({ runningSince, last, failure, nextAt }: BackupState): WorkRow {
  return {
    key: 'backup', runningSince, isStopping: false, waiting: 0, nextTryAt: failure === null ? null : nextAt, doneAt: last?.endedAt ?? null, failure, canStop: false,
    canRepeat: runningSince === null,
  };
}

/** All background work as one table; backups for who may make them. */
export function rowsOfWork({ works }: SystemState, loads: readonly ShownLoad[], backup: BackupState | undefined): readonly WorkRow[] {
  const own = works.map(({ canStop, ...work }): WorkRow => ({ ...work, key: work.name, canStop: canStop && (work.runningSince !== null || work.waiting > 0 || work.nextTryAt !== null), canRepeat: work.runningSince === null && work.waiting === 0 }));
  return [loadsRow(loads), ...(backup === undefined ? [] : [backupRow(backup)]), ...own];
}
