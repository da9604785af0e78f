import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBackup } from '#store/backup/write-backup.ts';
import { openStore } from '#store/open.ts';
import { judgeCompany, loadSmallCompany } from '#test/small-company.ts';

/*
 * npm run keep-release: keeps a small company as this version writes it, and what this version finds in it, under
 * test/released/<version>/. Done once for each version, when it is released; --again replaces one that is not out yet.
 */
const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const folder = fileURLToPath(new URL(`./${version}`, import.meta.url));
if (existsSync(folder) && !process.argv.includes('--again')) throw new Error(`${version} is kept already; a released version never changes. Raise the version, or say --again.`);
const data = await mkdtemp(join(tmpdir(), 'thirty-release-'));
await chmod(data, 0o711);
const store = await openStore({ dataFolder: data });
try {
  await loadSmallCompany(store, 0.02);
  const findings = await judgeCompany(store);
  await mkdir(folder, { recursive: true });
  await writeBackup(store, join(folder, 'company.thirty'), new Date());
  await chmod(join(folder, 'company.thirty'), 0o644);
  await writeFile(join(folder, 'findings.json'), `${JSON.stringify(findings)}\n`);
  process.stdout.write(`${version}: ${(await stat(join(folder, 'company.thirty'))).size} bytes\n`);
} finally {
  await store.close();
  await rm(data, { recursive: true, force: true });
}
