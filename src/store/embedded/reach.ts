import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerUser } from './user.ts';

const mayEnter = { owner: 0o100, group: 0o010, others: 0o001 };

/**
 * The outermost folder on the way to `path`, itself included, that the user may not enter by its
 * permission bits; undefined when the way is open. Folders that do not exist yet are passed over.
 */
export async function firstClosed(path: string, user: ServerUser | undefined): Promise<string | undefined> {
  if (user === undefined) return undefined;
  for (const folder of wayTo(path)) {
    const found = await stat(folder).catch(() => undefined);
    if (found === undefined) return undefined;
    const bit = found.uid === user.uid ? mayEnter.owner : found.gid === user.gid ? mayEnter.group : mayEnter.others;
    if (found.isDirectory() && (found.mode & bit) === 0) return folder;
  }
  return undefined;
}

function wayTo(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...wayTo(parent), path];
}
