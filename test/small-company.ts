import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser } from '#actions/users.ts';
import { diagnose } from '#cli/commands/diagnose.ts';
import { system } from '#core/people/viewer.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { enterDemoFiles } from '#intake/demo-files.ts';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';

/** The day as of which the small company is judged. */
const judgedOn = '2026-11-18';

/** The demonstration company in small, with an owner: the same rows whenever and wherever it is made. */
export async function loadSmallCompany(database: Database, scale = 0.05): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'thirty-small-'));
  try {
    await createUser(database, system, { name: 'Owner', email: 'owner@example.test', role: 'owner', employeeId: null, password: 'синий кит 48 gorizont' });
    const files = await enterDemoFiles(database, system, folder, { seed: 1, scale, asOf: judgedOn });
    for (const file of files) await loadFile(database, { ...file, options: {} });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the thirty mistakes look like in it, to the last digit. */
export async function judgeCompany(database: Database): ReturnType<typeof diagnose> {
  const asOf = new Date(startOfDay(judgedOn, 'Europe/Moscow'));
  return diagnose(database, { asOf, timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system }, asOf);
}
