import { chmod, lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '#core/shared/problem.ts';

const isRoot = process.getuid?.() === 0;

/**
 * Makes the data folder when it is missing. Under root the database runs as another user, who must
 * be able to pass through, whatever the umask: what is made here may be entered but not listed. An
 * existing folder is left as it is. Throws `data-folder-unusable`.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  try {
    const outermost = await mkdir(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    if (outermost === undefined || !isRoot) return;
    for (let made = folder; made.length >= outermost.length; made = dirname(made)) await chmod(made, 0o711);
  } catch (error) {
    throw new Problem('data-folder-unusable', { folder, message: error instanceof Error ? error.message : '' });
  }
}

/** Bytes of the files that lie directly in a folder: none where there is no folder; null where the system does not say. */
export async function bytesIn(folder: string): Promise<number | null> {
  try {
    const names = await readdir(folder);
    const sizes = await Promise.all(names.map((name) => lstat(join(folder, name)).then(({ size }) => size, () => 0)));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 0 : null;
  }
}
