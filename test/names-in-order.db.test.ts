import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startServer } from './app.ts';
import { freshDatabase } from './database.ts';
import { loadRows } from './load-rows.ts';

/** As a Russian register has them. By codes of letters Ё comes before А, and ё after я. Names that differ in ё alone are one person. */
const register = ['Дарья Волкова', 'Елена Ким', 'Ёлка Ким', 'Жанна Ким', 'Семён Едов', 'Семён Ёжин', 'Семён Жилин', 'Яна Ким'];
const shuffled = register.toSorted((a, b) => a.length - b.length || (a < b ? 1 : -1));

test('ё stands after е and before ж wherever the server lists names, either way round', async () => {
  const database = await freshDatabase();
  await loadRows(database, 'employees', shuffled.map((name) => ({ name, role: 'rep', team: `Группа ${name}` })));
  const { signIn } = await startServer(database);
  const owner = await signIn('owner');
  const namesOf = async (path: string): Promise<readonly string[]> => (await owner.call('GET', path)).json<{ rows: readonly { name: string }[] }>().rows.map(({ name }) => name);
  expect(await namesOf('/employees?sort=name&size=50')).toEqual(register);
  expect(await namesOf('/employees?sort=name&descending=true&size=50')).toEqual(register.toReversed());
  expect(await namesOf('/teams?sort=name&size=50')).toEqual(register.map((name) => `Группа ${name}`));
});

test('pages of screens sort as the server does', () => {
  expect(shuffled.toSorted(new Intl.Collator('ru', { numeric: true }).compare)).toEqual(register);
  expect(shuffled.toSorted((a, b) => a.localeCompare(b, 'ru'))).toEqual(register);
});

const sources = fileURLToPath(new URL('../src', import.meta.url));

function linesOf(folders: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) => readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test)\.tsx?$/.test(name)).map((name) => join(folder, name)));
  return files.flatMap((file) => readFileSync(join(sources, file), 'utf8').split('\n').map((line) => `${file}: ${line.trim()}`));
}

test('no query puts names in the order of their codes, and no page in that of whoever looks', () => {
  const byCode = linesOf(['store']).filter((line) => /order by (?:[^`)]*, )?\w+\.name(?! collate)\b/.test(line));
  expect(byCode).toEqual([]);
  const bySystem = linesOf(['web', 'features', 'core', 'store']).filter((line) => /localeCompare\([^,()]+\)|Collator\(\)/.test(line) && !line.includes('source.localeCompare'));
  expect(bySystem).toEqual([]);
});
