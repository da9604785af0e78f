import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BackupPlace, beginBackup, makeDueBackup, settleBackups } from '#actions/backups.ts';
import { backupName } from '#core/backup/backup-name.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { checkBackup } from '#store/backup/check-backup.ts';
import { holdingBackups } from '#store/backup/hold-backups.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { until } from '#test/embedded.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';

let database: FreshDatabase;
let server: TestServer;
let owner: TestClient;
let folder: string;
/** Noon in Moscow; that day's backup was due at three. */
const noon = Date.parse('2026-11-24T09:00:00Z');
let now = noon;

interface State {
  readonly nextAt: string | null;
  readonly runningSince: string | null;
  readonly last: { readonly name: string; readonly bytes: number } | null;
  readonly failure: { readonly code: string; readonly details: unknown } | null;
}
const state = async (): Promise<State> => (await owner.call('GET', '/backups/state')).json<State>();
const files = async (): Promise<string[]> => (await owner.call('GET', '/backups')).json<{ rows: { name: string }[] }>().rows.map(({ name }) => name);
const place = (): BackupPlace => ({ database, folder, now: () => now });
const audited = async (): Promise<string[]> =>
  (await database.pool.query<{ action: string }>("select action from audit_entry where subject_type = 'backup' order by id")).rows.map(({ action }) => action);

beforeAll(async () => {
  database = await freshDatabase();
  await loadGoldenFunnel(database);
  folder = join(await mkdtemp(join(tmpdir(), 'thirty-backups-')), 'inner');
  const begin = async (viewer: Viewer): Promise<void> => void (await beginBackup(place(), viewer));
  server = await startServer(database, { backups: { folder, begin }, now: () => now });
  owner = await server.signIn('owner');
});
beforeEach(async () => {
  now = noon;
  await rm(folder, { recursive: true, force: true });
  await database.pool.query('delete from backup_run; delete from backup_schedule');
});

describe('on demand', () => {
  test('a backup is begun, listed with its checksum, taken away whole, and removed; each step is in the log', async () => {
    expect(await files()).toEqual([]);
    expect((await owner.call('POST', '/backups')).statusCode).toBe(200);
    await until(async () => (await state()).last !== null);
    const [name = ''] = await files();
    const checked = await checkBackup(join(folder, name));
    expect((await owner.call('GET', '/backups')).json()).toEqual({
      total: 1, rows: [{ name, madeAt: expect.any(String), reason: 'demand', bytes: checked.bytes, sha256: checked.sha256 }],
    });
    expect(await state()).toMatchObject({ last: { name, bytes: checked.bytes }, failure: null, runningSince: null });
    const sent = await owner.call('GET', `/backups/${name}/file`);
    expect([sent.statusCode, sent.headers['content-disposition'], sent.headers['content-length']]).toEqual([200, `attachment; filename="${name}"`, String(checked.bytes)]);
    const taken = join(folder, 'taken');
    await writeFile(taken, sent.rawPayload);
    expect((await checkBackup(taken)).sha256).toBe(checked.sha256);
    expect((await owner.call('DELETE', `/backups/${name}`)).statusCode).toBe(200);
    expect(await files()).toEqual([]);
    expect(await audited()).toEqual(['make-backup', 'download-backup', 'remove-backup']);
  });

  test('a second one at the same time is refused, and the first is in sight', async () => {
    await holdingBackups(database, 'refuse', async () => {
      const answer = await owner.call('POST', '/backups');
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'backup-running']);
      expect((await state()).runningSince).not.toBeNull();
    });
    expect((await state()).runningSince).toBeNull();
  });

  test.each(['..%2f..%2fsecret', 'secret', 'thirty-20261124-000000000-demand.thirty.part', backupName(0, 'demand')])('%s is no backup', async (name) => {
    await makeDueBackup(place());
    await writeFile(join(folder, 'secret'), 'x');
    await writeFile(join(folder, 'thirty-20261124-000000000-demand.thirty.part'), 'x');
    for (const [verb, path] of [['GET', `/backups/${name}/file`], ['DELETE', `/backups/${name}`]] as const) {
      expect((await owner.call(verb, path)).json().code).toBe('not-found');
    }
    expect((await readdir(folder)).length).toBe(3);
  });

  test('a head of sales finds none of it', async () => {
    const head = await server.signIn('head-of-sales');
    await makeDueBackup(place());
    const [name = ''] = await files();
    for (const [verb, path] of [['GET', '/backups'], ['GET', '/backups/state'], ['POST', '/backups'], ['GET', `/backups/${name}/file`], ['DELETE', `/backups/${name}`]] as const) {
      expect((await head.call(verb, path)).statusCode).toBe(404);
    }
    expect(await files()).toEqual([name]);
  });
});

describe('by schedule', () => {
  test('the night that was missed is made up for, once; the next one is the next night', async () => {
    expect((await state()).nextAt).toBe('2026-11-24T00:00:00.000Z');
    expect(await makeDueBackup(place())).not.toBeNull();
    expect(await makeDueBackup(place())).toBeNull();
    expect((await state()).nextAt).toBe('2026-11-25T00:00:00.000Z');
    now = Date.parse('2026-11-25T00:00:00Z');
    expect(await makeDueBackup(place())).not.toBeNull();
    expect(await files()).toEqual(['thirty-20261125-000000000-schedule.thirty', 'thirty-20261124-090000000-schedule.thirty']);
  });

  test('only those asked for stay; what somebody asked to have made is left alone', async () => {
    const asked = { isOn: true, hour: 3, keepDaily: 2, keepWeekly: 0, keepMonthly: 0 };
    expect((await owner.call('PUT', '/backups/schedule', asked)).statusCode).toBe(200);
    expect((await audited()).at(-1)).toBe('change-backup-schedule');
    await owner.call('POST', '/backups');
    await until(async () => (await state()).last !== null);
    for (let day = 24; day <= 27; day += 1) {
      now = Date.parse(`2026-11-${day}T00:00:00Z`);
      await makeDueBackup(place());
    }
    expect((await files()).map((name) => name.replace(/-demand/, '').slice(7, 15)).toSorted().slice(-2)).toEqual(['20261126', '20261127']);
    expect((await files()).length).toBe(3);
  });

  test('a folder that takes no files is named with its remedy, nothing stays under the final name, and an hour later it is tried again', async () => {
    await writeFile(join(folder, '..', 'a-file'), '');
    const closed: BackupPlace = { ...place(), folder: join(folder, '..', 'a-file', 'backups') };
    await expect(makeDueBackup(closed)).rejects.toMatchObject({ code: 'backup-folder-unusable', details: { folder: closed.folder } });
    expect(await state()).toMatchObject({ failure: { code: 'backup-folder-unusable', details: { folder: closed.folder } }, nextAt: '2026-11-24T10:00:00.000Z' });
    expect(await makeDueBackup(place())).toBeNull();
    now += 3_600_000;
    expect(await makeDueBackup(place())).not.toBeNull();
    expect((await state()).failure).toBeNull();
  });

  test('one that is told to stop leaves nothing', async () => {
    const stopped = AbortSignal.abort();
    await expect(makeDueBackup({ ...place(), signal: stopped })).rejects.toMatchObject({ code: 'backup-interrupted' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('what a killed process left unfinished is removed at the next start and told of', async () => {
    await makeDueBackup(place());
    await writeFile(join(folder, `${backupName(noon + 1, 'schedule')}.99999-abcdef.part`), 'half');
    now += 60_000;
    await settleBackups(place());
    expect(await files()).toEqual(await readdir(folder));
    expect((await state()).failure?.code).toBe('backup-interrupted');
  });
});
