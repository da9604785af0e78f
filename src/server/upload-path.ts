import { join } from 'node:path';
import { Problem } from '#core/shared/problem.ts';

/** Where the bytes of a file sent lie: under its random id, outside anything that is served. */
export function uploadPath(dataFolder: string, id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found');
  return join(dataFolder, 'uploads', id);
}
