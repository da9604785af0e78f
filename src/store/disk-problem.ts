import { Problem } from '#core/shared/problem.ts';

const noSpace = ['ENOSPC', 'EDQUOT'];
const noEntry = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'];

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/** `database-full` where the server ran out of space (its code 53100), what was thrown otherwise. */
export function databaseProblem(error: unknown): unknown {
  return codeOf(error) === '53100' ? new Problem('database-full') : error;
}

/** What went wrong while a file was written, as `disk-full` naming the place; what was thrown where it was something else. */
export function writingProblem(error: unknown, place: string): unknown {
  return noSpace.includes(String(codeOf(error))) ? new Problem('disk-full', { place }) : databaseProblem(error);
}

/** The same for a backup: besides, `backup-folder-unusable` where its folder takes no files. */
export function backupProblem(error: unknown, folder: string): unknown {
  if (!noEntry.includes(String(codeOf(error)))) return writingProblem(error, folder);
  return new Problem('backup-folder-unusable', { folder, message: String(codeOf(error)) });
}
