import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { beginLoad } from '#actions/loads.ts';
import type { KindId } from '#core/files/kind.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { companyFiles, type CompanyFile } from '#demo/company-files.ts';
import { generateCompany } from '#demo/company.ts';
import type { Profile } from '#demo/profile.ts';
import type { Database } from '#store/database.ts';

export interface DemoOptions {
  readonly seed: number;
  readonly scale: number;
  /** The day the company's history ends before. */
  readonly asOf: string;
  /** The one that makes mistakes unless said otherwise. */
  readonly profile?: Profile;
}

export interface DemoFile {
  readonly loadId: number;
  readonly kind: KindId;
  readonly path: string;
}

function* blocks(file: CompanyFile): Generator<string> {
  let text = '';
  for (const line of file.lines()) {
    text += `${line}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

/**
 * Writes the files of the demonstration company into a folder and enters each in the history of loads, in
 * an order in which nothing waits. They are then loaded like anybody's files.
 */
export async function enterDemoFiles(database: Database, viewer: Viewer, folder: string, { seed, scale, asOf, profile = 'demonstration' }: DemoOptions): Promise<DemoFile[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const company = generateCompany({ seed, scale, asOf, profile });
  const entered: DemoFile[] = [];
  for (const file of companyFiles(company)) {
    const path = join(folder, file.name);
    await pipeline(Readable.from(blocks(file)), createWriteStream(path, { mode: 0o600 }));
    const { size } = await stat(path);
    const loadId = await beginLoad(database, viewer, { kind: file.kind, fileName: file.name, fileBytes: size, filePath: path, options: {} });
    entered.push({ loadId, kind: file.kind, path });
  }
  return entered;
}
