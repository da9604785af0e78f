import { readFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBackup, putBackupBack } from '#actions/backup.ts';
import { system } from '#core/people/viewer.ts';
import { freshDatabase } from '#test/database.ts';
import { loadGoldenFunnel } from '#test/load-golden.ts';
import { tableContents } from '#test/table-contents.ts';
import { checkBackup } from './check-backup.ts';

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), 'code');

describe('backup and restore', () => {
  let folder: string;
  const now = new Date('2026-11-24T09:00:00Z');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'thirty-backup-'));
  });

  async function full() {
    const database = await freshDatabase();
    await loadGoldenFunnel(database);
    return database;
  }

  test('what is restored into an empty and into a used installation is what was there', async () => {
    const database = await full();
    const path = join(folder, 'whole.thirty');
    await makeBackup(database, system, path, now);
    const before = await tableContents(database);
    for (const target of [await freshDatabase(), await full()]) {
      const restored = await putBackupBack(target, system, path, null);
      expect(restored).toMatchObject({ madeAt: now.toISOString(), migrated: [] });
      const { audit_entry: logAfter, ...after } = await tableContents(target);
      const { audit_entry: logBefore, ...wanted } = before;
      expect(after).toEqual(wanted);
      expect(logAfter).not.toEqual(logBefore);
    }
  });

  test('an installation goes on after a restore: numbers are not given twice', async () => {
    const database = await full();
    const path = join(folder, 'goes-on.thirty');
    await makeBackup(database, system, path, now);
    const target = await freshDatabase();
    await putBackupBack(target, system, path, null);
    await loadGoldenFunnel(target);
    const { rows } = await target.pool.query<{ loads: number }>('select count(*)::int as loads from load');
    expect(rows[0]?.loads).toBe(4);
  });

  test('a damaged or foreign file changes nothing', async () => {
    const database = await full();
    const path = join(folder, 'to-break.thirty');
    await makeBackup(database, system, path, now);
    const bytes = await readFile(path);
    const before = await tableContents(database);
    const refusal = async (content: Buffer | string): Promise<unknown> => {
      const broken = join(folder, 'broken.thirty');
      await writeFile(broken, content);
      const [checked, restored] = [await checkBackup(broken).catch(codeOf), await putBackupBack(database, system, broken, null).catch(codeOf)];
      expect(restored).toBe(checked);
      expect(await tableContents(database)).toEqual(before);
      return checked;
    };
    // Cut at every tenth, one byte short, one byte changed.
    for (let tenth = 1; tenth < 10; tenth += 1) expect(await refusal(bytes.subarray(0, Math.floor((bytes.length * tenth) / 10)))).toBe('backup-damaged');
    expect(await refusal(bytes.subarray(0, -1))).toBe('backup-damaged');
    const changed = Buffer.from(bytes);
    changed[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 1;
    expect(await refusal(changed)).toBe('backup-damaged');
    expect(await refusal('дата;сумма\n')).toBe('backup-foreign');
    expect(await refusal('')).toBe('backup-damaged');
    await expect(putBackupBack(database, system, join(folder, 'none.thirty'), null)).rejects.toMatchObject({ code: 'backup-missing' });
  });

  test('only an owner backs up and restores', async () => {
    const database = await freshDatabase();
    const viewer = { ...system, role: 'head-of-sales' as const };
    await expect(makeBackup(database, viewer, join(folder, 'no.thirty'), now)).rejects.toMatchObject({ code: 'not-found' });
  });
});
