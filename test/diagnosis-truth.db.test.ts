import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginLoad } from '#actions/loads.ts';
import { diagnose } from '#cli/commands/diagnose.ts';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { system } from '#core/people/viewer.ts';
import { startOfDay } from '#core/shared/zone.ts';
import type { Profile } from '#demo/profile.ts';
import { statements } from '#demo/planted.ts';
import { enterDemoFiles } from '#intake/demo-files.ts';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';

type Diagnosis = Awaited<ReturnType<typeof diagnose>>;

const asOf = '2026-11-18';
const context = (day: string) => ({ asOf: new Date(startOfDay(day, 'Europe/Moscow')), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-truth-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function loadCompany(database: Database, profile: Profile, seed: number, scale: number, day: string): Promise<void> {
  const files = await enterDemoFiles(database, system, join(folder, `${profile}-${seed}`), { seed, scale, asOf: day, profile });
  for (const file of files) await loadFile(database, { ...file, options: {} });
}

const judge = async (database: Database, day: string): Promise<Diagnosis> => diagnose(database, context(day), context(day).asOf);
const verdictOf = ({ mistakes }: Diagnosis, number: number) => mistakes.find((mistake) => mistake.number === number)?.verdict;

describe.each([
  ['demonstration', 1, 1, asOf],
  ['demonstration', 20, 1, '2026-06-01'],
  ['healthy', 1, 1, asOf],
] as const)('the %s company of seed %i at scale %d on %s', (profile, seed, scale, day) => {
  let found: Diagnosis;
  beforeAll(async () => {
    const database = await freshDatabase();
    await loadCompany(database, profile, seed, scale, day);
    found = await judge(database, day);
  });

  test('every mistake that was planted is found', () => {
    const planted = statements.filter((statement) => statement[profile].standing === 'planted').map(({ mistake }) => mistake);
    expect(planted.map((mistake) => [mistake, verdictOf(found, mistake)])).toEqual(planted.map((mistake) => [mistake, 'present']));
  });

  test('none that was not planted is called present', () => {
    const others = statements.filter((statement) => statement[profile].standing !== 'planted').map(({ mistake }) => mistake);
    expect(others.filter((mistake) => verdictOf(found, mistake) === 'present')).toEqual([]);
  });

  test('a score never stands without coverage, nor a verdict without a score', () => {
    for (const { verdict, score, coverage } of found.mistakes) {
      expect(coverage).toBeGreaterThanOrEqual(0);
      expect(coverage).toBeLessThanOrEqual(1);
      if (verdict === 'absent' || verdict === 'risk') expect(score).not.toBeNull();
    }
  });
});

/** The same rows in another order, under Russian captions, in UTF-16, with tabs between cells. */
async function disguised(path: string, kind: KindId): Promise<string> {
  const [header = '', ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const captions = header.split(';').map((id) => fileKinds[kind].columns.find((column) => column.id === id)?.title.ru ?? id);
  const lines = [captions.join(';'), ...rows.toReversed()];
  const other = `${path}.other.csv`;
  await writeFile(other, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf16le')]));
  return other;
}

test('shuffled rows, another order of files, another encoding and Russian captions give the same findings to the last digit', async () => {
  const plain = await freshDatabase();
  const files = await enterDemoFiles(plain, system, join(folder, 'plain'), { seed: 3, scale: 0.3, asOf });
  for (const file of files) await loadFile(plain, { ...file, options: {} });
  const other = await freshDatabase();
  for (const { kind, path } of files.toReversed()) {
    const disguise = await disguised(path, kind);
    const loadId = await beginLoad(other, system, { kind, fileName: `${kind}.csv`, fileBytes: 1, filePath: disguise, options: {} });
    await loadFile(other, { loadId, kind, path: disguise, options: {} });
  }
  expect(await judge(other, asOf)).toEqual(await judge(plain, asOf));
});
