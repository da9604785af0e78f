import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Problem } from '#core/shared/problem.ts';
import { limits, megabyte } from './limits.ts';
import { listZip, openZipEntry, type ZipEntry } from './zip.ts';

export interface Bytes {
  readonly chunk: Buffer;
  /** Bytes of the file on disk consumed so far. */
  readonly bytesRead: number;
}

/** The contents of a file, unpacked where it is a .gz or a .zip of one. */
export interface ByteSource {
  readonly path: string;
  readonly totalBytes: number;
  /** Zip parts when the file is a package of its own (a workbook), else null. */
  readonly parts: readonly ZipEntry[] | null;
  /** Is the content readable only through this source, not by opening the path? */
  readonly packed: boolean;
  read(): AsyncIterable<Bytes>;
}

const headBytes = 8;

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export function isZip(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32LE(0) === 0x04034b50;
}

function isGzip(head: Buffer): boolean {
  return head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08;
}

/** Is the zip a package (workbook, document) and not an archive of files? */
function isPackage(entries: readonly ZipEntry[]): boolean {
  return entries.some((entry) => entry.name === '[Content_Types].xml' || entry.name === 'content.xml');
}

/** Opens a file for reading its contents. Refuses what is empty, too big, or an archive of several files. */
export async function openBytes(path: string): Promise<ByteSource> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) throw new Problem('file-missing', { file: path });
  if (facts.size === 0) throw new Problem('file-no-table');
  if (facts.size > limits.fileMegabytes * megabyte) throw new Problem('file-too-big', { limit: limits.fileMegabytes });
  const head = await readHead(path);
  const base = { path, totalBytes: facts.size };
  if (isGzip(head)) return { ...base, parts: null, packed: true, read: () => unzipped(path, facts.size) };
  if (!isZip(head)) return { ...base, parts: null, packed: false, read: () => plainBytes(path) };
  const entries = await listZip(path);
  if (isPackage(entries)) return { ...base, parts: entries, packed: false, read: () => plainBytes(path) };
  const only = onlyFile(entries);
  return { ...base, parts: null, packed: true, read: () => zipped(path, only, facts.size) };
}

function onlyFile(entries: readonly ZipEntry[]): ZipEntry {
  const files = entries.filter((entry) => !entry.name.startsWith('__MACOSX/') && !entry.name.endsWith('.DS_Store'));
  const [only, second] = files;
  if (only === undefined) throw new Problem('file-no-table');
  if (second !== undefined) {
    throw new Problem('zip-many-files', { count: files.length, names: files.slice(0, 5).map((file) => file.name).join(', ') });
  }
  return only;
}

async function* plainBytes(path: string): AsyncGenerator<Bytes> {
  let bytesRead = 0;
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytesRead += chunk.length;
    yield { chunk, bytesRead };
  }
}

async function* unzipped(path: string, size: number): AsyncGenerator<Bytes> {
  const source = createReadStream(path, { highWaterMark: 64 * 1024 });
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(source, gunzip, () => undefined);
  try {
    yield* guarded(gunzip, size, () => source.bytesRead);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function* zipped(path: string, entry: ZipEntry, size: number): AsyncGenerator<Bytes> {
  const { stream, close } = await openZipEntry(path, entry);
  let unpacked = 0;
  try {
    for await (const piece of guarded(stream, size, () => 0)) {
      unpacked += piece.chunk.length;
      const share = entry.unpackedBytes === 0 ? 1 : unpacked / entry.unpackedBytes;
      yield { chunk: piece.chunk, bytesRead: Math.min(size, Math.round(size * share)) };
    }
  } finally {
    stream.destroy();
    close();
  }
}

/** Holds what is unpacked to the limits while it streams, whatever the archive claims about itself. */
async function* guarded(stream: Readable, packedBytes: number, position: () => number): AsyncGenerator<Bytes> {
  let unpacked = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      checkUnpacked(unpacked, packedBytes);
      yield { chunk, bytesRead: position() };
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file-broken', { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Throws when an archive of `packedBytes` has unpacked, or says it will unpack, to too much. */
export function checkUnpacked(unpacked: number, packedBytes: number): void {
  if (unpacked > limits.unpackedMegabytes * megabyte) throw new Problem('file-unpacked-too-big', { limit: limits.unpackedMegabytes });
  if (unpacked > limits.ratioJudgedFromMegabytes * megabyte && unpacked > packedBytes * limits.unpackedRatio) {
    throw new Problem('file-compressed-too-much', { limit: limits.unpackedRatio });
  }
}

/** The whole contents in memory, at most `megabytes`. */
export async function readWhole(source: ByteSource, megabytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const { chunk } of source.read()) {
    size += chunk.length;
    if (size > megabytes * megabyte) throw new Problem('file-too-big', { limit: megabytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The first bytes of the contents. */
export async function readStart(source: ByteSource, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const { chunk } of source.read()) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}
