import { z } from 'zod';
import { Problem } from '#core/shared/problem.ts';
import type { Manifest } from './contents.ts';

const manifestShape: z.ZodType<Manifest> = z.object({
  format: z.literal('thirty-backup'),
  version: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), used: z.boolean() })),
});

export async function nextFrame(frames: AsyncGenerator<Buffer>): Promise<Buffer> {
  const { value, done } = await frames.next();
  if (done === true) throw new Problem('backup-damaged');
  return value;
}

export function parseFrame<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch {
    throw new Problem('backup-damaged');
  }
}

/** The first frame. Throws `backup-foreign` for another kind of file, `backup-newer` for a later form, `backup-damaged` for what is neither. */
export async function readManifest(frames: AsyncGenerator<Buffer>): Promise<Manifest> {
  const manifest = parseFrame<Partial<Manifest> | null>(await nextFrame(frames));
  if (manifest?.format !== 'thirty-backup') throw new Problem('backup-foreign');
  if (manifest.version !== 1) throw new Problem('backup-newer');
  const read = manifestShape.safeParse(manifest);
  if (!read.success) throw new Problem('backup-damaged');
  return read.data;
}

/** The last frame, and that nothing follows it: only then has the checksum of the file been compared. */
export async function readEnd(frames: AsyncGenerator<Buffer>): Promise<void> {
  if (parseFrame<{ end?: boolean } | null>(await nextFrame(frames))?.end !== true) throw new Problem('backup-damaged');
  if ((await frames.next()).done !== true) throw new Problem('backup-damaged');
}

/** What reading a file threw, as a problem where the file is at fault. */
export function problemOfReading(error: unknown, path: string): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'Z_DATA_ERROR') return new Problem(/header/.test(String(error)) ? 'backup-foreign' : 'backup-damaged');
  if (code === 'Z_BUF_ERROR') return new Problem('backup-damaged');
  if (code === 'ENOENT' || code === 'EISDIR') return new Problem('backup-missing', { file: path });
  return error;
}
