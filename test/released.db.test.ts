import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '#store/backup/restore-backup.ts';
import { schemaState } from '#store/migrate.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { changedSince } from './released/changed-formulas.ts';
import { judgeCompany } from './small-company.ts';

type Findings = Awaited<ReturnType<typeof judgeCompany>>;

const folder = fileURLToPath(new URL('./released', import.meta.url));
const versions = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test('there is a released version to come from, and a list of what changed since for each', () => {
  expect(versions.length).toBeGreaterThan(0);
  expect(Object.keys(changedSince).toSorted()).toEqual(versions.toSorted());
});

describe.each(versions)('a company of version %s', (version) => {
  let database: FreshDatabase;
  let then: Findings;
  let now: Findings;
  const changed = new Set<string>(changedSince[version]);

  beforeAll(async () => {
    database = await freshDatabase();
    await restoreBackup(database, `${folder}/${version}/company.thirty`);
    then = JSON.parse(await readFile(`${folder}/${version}/findings.json`, 'utf8')) as Findings;
    now = JSON.parse(JSON.stringify(await judgeCompany(database))) as Findings;
  });

  test('comes up to the present schema', async () => {
    expect(await schemaState(database.pool)).toBe('current');
    expect((await stat(`${folder}/${version}/company.thirty`)).size).toBeLessThan(300_000);
  });

  test('shows the same in every signal that is computed as before', () => {
    const found = new Map(now.mistakes.flatMap(({ signals }) => signals).map((signal) => [signal.id as string, signal]));
    const kept = then.mistakes.flatMap(({ signals }) => signals).filter(({ id }) => !changed.has(id));
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.map(({ id }) => found.get(id))).toEqual(kept);
  });

  test('gets the same verdict, score, coverage and price where no signal changed', () => {
    const summary = ({ mistakes }: Findings) => mistakes.map(({ number, verdict, score, coverage, price, signals }) => ({ number, verdict, score, coverage, price, ids: signals.map(({ id }) => id as string) }));
    const same = summary(then).filter(({ ids }) => ids.every((id) => !changed.has(id)));
    const numbers = new Set(same.map(({ number }) => number));
    expect(summary(now).filter(({ number }) => numbers.has(number))).toEqual(same);
  });
});
