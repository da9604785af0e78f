import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Problem } from '#core/shared/problem.ts';

export interface ZipEntry {
  readonly name: string;
  readonly unpackedBytes: number;
}

async function broken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file-broken', { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function collect(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (entry.isEncrypted()) throw new Problem('file-encrypted');
    entries.push(entry);
  }
  return entries;
}

/** The files of a zip by its directory; nothing is unpacked. */
export async function listZip(source: string | Buffer): Promise<readonly ZipEntry[]> {
  return broken(
    (async () => {
      const zip = await openZip(source);
      try {
        return (await collect(zip)).map((entry) => ({ name: entry.fileName, unpackedBytes: entry.uncompressedSize }));
      } finally {
        zip.close();
      }
    })(),
  );
}

function openZip(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false };
  return typeof source === 'string' ? yauzl.openPromise(source, options) : yauzl.fromBufferPromise(source, options);
}

/** A stream of one file of the zip; the caller closes. */
export async function openZipEntry(source: string | Buffer, wanted: ZipEntry): Promise<{ stream: Readable; close: () => void }> {
  return broken(
    (async () => {
      const zip = await openZip(source);
      const entry = (await collect(zip)).find((candidate) => candidate.fileName === wanted.name);
      if (entry === undefined) throw new Problem('file-broken', { reason: wanted.name });
      return { stream: await zip.openReadStreamPromise(entry), close: () => zip.close() };
    })(),
  );
}

/** The beginning of one file of the zip, as text; null when there is no such file. */
export async function readZipText(source: string | Buffer, name: string, bytes: number): Promise<string | null> {
  const entry = (await listZip(source)).find((candidate) => candidate.name === name);
  return entry === undefined ? null : broken(readStartOf(source, entry, bytes));
}

async function readStartOf(source: string | Buffer, entry: ZipEntry, bytes: number): Promise<string> {
  const { stream, close } = await openZipEntry(source, entry);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= bytes) break;
    }
  } finally {
    stream.destroy();
    close();
  }
  return Buffer.concat(chunks).subarray(0, bytes).toString('utf8');
}

/** Unpacks every file of a zip and compares its checksum; throws `file-broken` where one is not what the directory says. */
export async function checkZipContents(source: Buffer): Promise<void> {
  await broken(
    (async () => {
      const zip = await openZip(source);
      try {
        for (const entry of await collect(zip)) {
          let sum = 0;
          for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) sum = crc32(chunk, sum);
          if (sum !== entry.crc32) throw new Problem('file-broken', { reason: entry.fileName });
        }
      } finally {
        zip.close();
      }
    })(),
  );
}
