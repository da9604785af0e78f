import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#core/shared/problem.ts';
import { makeDataFolder } from '#store/data-folder.ts';

/**
 * The secret that signs sessions and links: THIRTY_SECRET, else the one in the data folder's file
 * `secret`, made at the first call and readable by its owner alone. Throws `setting-invalid` for one
 * shorter than 32 characters, of few different characters, or copied from an example.
 */
export async function readSecret(dataFolder: string, given = process.env['THIRTY_SECRET'] ?? ''): Promise<string> {
  if (given.trim() !== '') return requireStrong(given.trim(), 'THIRTY_SECRET');
  const file = join(dataFolder, 'secret');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return makeSecret(dataFolder, file);
    throw new Problem('data-folder-unusable', { folder: dataFolder, message: error.message });
  });
  await chmod(file, 0o600).catch(() => undefined);
  return requireStrong(kept.trim(), file);
}

async function makeSecret(dataFolder: string, file: string): Promise<string> {
  const unfinished = `${file}.${process.pid}`;
  await makeDataFolder(dataFolder);
  try {
    await writeFile(unfinished, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
    await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Problem('data-folder-unusable', { folder: dataFolder, message: String(error) });
  } finally {
    await rm(unfinished, { force: true });
  }
}

function requireStrong(secret: string, variable: string): string {
  const isSample = /change|example|sample|secret|password|пример|секрет|пароль/i.test(secret);
  if (secret.length < 32 || new Set(secret).size < 12 || isSample) {
    throw new Problem('setting-invalid', { variable, example: 'openssl rand -base64 48' });
  }
  return secret;
}
