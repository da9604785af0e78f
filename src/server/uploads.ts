import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { registerUploadedFile } from '#actions/uploaded-files.ts';
import type { Rule } from '#core/people/rule.ts';
import { Problem } from '#core/shared/problem.ts';
import { writingProblem } from '#store/disk-problem.ts';
import type { UploadedFile } from '#store/uploaded-files.ts';
import { apiPrefix } from './api.ts';
import type { Host } from './host.ts';
import { uploadPath } from './upload-path.ts';
import { admit } from './visit.ts';

const rule: Rule = { resource: 'intake', verb: 'edit' };
const defaultLargest = 2 * 1024 ** 3;

/**
 * `POST /api/files`: one file, streamed to the data folder without being held in memory; answers
 * with its id, by which it can be previewed and loaded. A broken or too large one leaves nothing.
 */
export async function registerUploads(host: Host): Promise<void> {
  const fileSize = host.options.largestFileBytes ?? defaultLargest;
  await host.app.register(multipart, { limits: { files: 1, fields: 5, fileSize, fieldSize: 10_000 }, throwFileSizeLimit: true });
  host.app.post(
    `${apiPrefix}/files`,
    { config: { rule }, onRequest: admit(host, rule), bodyLimit: fileSize + 65_536 },
    async (request) => {
      const file = await receive(host, request);
      const viewer = request.visit?.visitor;
      if (viewer == null) throw new Problem('not-signed-in');
      await registerUploadedFile(host.options.database, viewer, file);
      return file;
    },
  );
}

async function receive(host: Host, request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  const part = await request.file();
  if (part === undefined) throw new Problem('file-missing');
  const id = randomUUID();
  const path = uploadPath(host.options.dataFolder, id);
  const unfinished = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const sha256 = await store(part, unfinished);
    await rename(unfinished, path);
    return { id, name: shownName(part.filename), bytes: (await stat(path)).size, sha256 };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw writingProblem(error, host.options.dataFolder);
  }
}

async function store(part: MultipartFile, path: string): Promise<string> {
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(part.file, counted, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated) throw new Problem('file-too-large');
  return hash.digest('hex');
}

/** The name without folders and control characters, for showing only. */
function shownName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').slice(0, 200) || 'file';
}
