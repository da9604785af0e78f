import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beginLoad } from '#actions/loads.ts';
import { changeOrganisation } from '#actions/organisation.ts';
import type { KindId } from '#core/files/kind.ts';
import { system } from '#core/people/viewer.ts';
import { kinds } from '#demo/kinds.ts';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';
import type { Loaded } from '#store/loads/run-load.ts';
import { openStore } from '#store/open.ts';
import { type DataFiles, fileOf } from './files.ts';

const sourceFolder = join(import.meta.dirname, '..', '..', 'src', 'store');

/** What decides how loaded data lies in the database. */
async function shapeOfStore(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['entities', 'loads', 'migrations', 'rollups']) {
    for (const name of (await readdir(join(sourceFolder, folder))).sort()) {
      if (!name.includes('.test.')) hash.update(name).update(await readFile(join(sourceFolder, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Loads a file as the product does when someone uploads it. */
export async function loadCsv(database: Database, kind: KindId, path: string): Promise<Loaded> {
  const { size } = await stat(path);
  const loadId = await beginLoad(database, system, { kind, fileName: `${kind}.csv`, fileBytes: size, filePath: path, options: {} });
  return loadFile(database, { loadId, path, kind, options: {} });
}

/** Loads all files but some, in the order in which nothing waits. */
export async function loadAllFiles(database: Database, files: DataFiles, but: readonly KindId[] = []): Promise<void> {
  for (const kind of kinds) if (!but.includes(kind)) await loadCsv(database, kind, fileOf(files, kind));
}

const dayMs = 86_400_000;

/** Removes what other states of the code made at this size more than a day ago. */
async function removeOldStores(root: string, name: string): Promise<void> {
  for (const entry of await readdir(root)) {
    const path = join(root, entry);
    if (entry.startsWith(name) && (await stat(path)).mtimeMs < Date.now() - dayMs) await rm(path, { recursive: true });
  }
}

/**
 * The data folder of an installation into which all files of a size were loaded; made at the first call, and
 * anew when the code that loads changed.
 */
export async function ensureStore(root: string, files: DataFiles): Promise<string> {
  const name = `store-${files.size}-`;
  const folder = join(root, `${name}${await shapeOfStore()}`);
  if ((await stat(folder).catch(() => null)) !== null) return folder;
  await removeOldStores(root, name);
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true });
  await chmod(making, 0o711);
  const store = await openStore({ dataFolder: making });
  try {
    await loadAllFiles(store, files);
    await changeOrganisation(store, system, { name: 'ООО «Опора-Крепёж»' });
    await store.pool.query('vacuum analyze');
  } finally {
    await store.close();
  }
  await rename(making, folder);
  return folder;
}
