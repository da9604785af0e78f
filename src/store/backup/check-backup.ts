import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '#core/shared/problem.ts';
import type { BackupTable, Manifest } from './contents.ts';
import { readFrames } from './frames.ts';
import { nextFrame, parseFrame, problemOfReading, readEnd, readManifest } from './read-frames.ts';

/** What a file that could be read to its end holds. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly bytes: number;
  /** Of the whole file, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Reads a backup to its end as a restore would, without a database. Throws `backup-foreign`, `backup-damaged`,
 * `backup-newer`, `backup-missing`.
 */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const file = createReadStream(path);
  const unpacked = createGunzip();
  file.once('error', (error) => unpacked.destroy(error));
  const frames = readFrames(file.pipe(counted).pipe(unpacked));
  try {
    const manifest = await readManifest(frames);
    for (const table of manifest.tables) await passTable(frames, table);
    await readEnd(frames);
    return { manifest, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    throw problemOfReading(error, path);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function passTable(frames: AsyncGenerator<Buffer>, expected: BackupTable): Promise<void> {
  if (parseFrame<Partial<BackupTable> | null>(await nextFrame(frames))?.name !== expected.name) throw new Problem('backup-damaged');
  while ((await nextFrame(frames)).length > 0);
}
