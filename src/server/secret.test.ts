import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSecret } from './secret.ts';

const folder = await mkdtemp(join(tmpdir(), 'thirty-secret-'));
afterAll(() => rm(folder, { recursive: true }));

test('it is made once, the same for everybody who asks, and readable by its owner alone', async () => {
  const data = join(folder, 'made');
  const [first, second] = await Promise.all([readSecret(data, ''), readSecret(data, '')]);
  expect(first).toBe(second);
  expect(first.length).toBeGreaterThanOrEqual(64);
  expect(await readSecret(data, '')).toBe(first);
  expect((await readFile(join(data, 'secret'), 'utf8')).trim()).toBe(first);
  expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600);
});

test.each(['short-but-Varied-0123456789', 'a'.repeat(64), 'change-me-please-0123456789-abcdefghijkl', 'secret'.repeat(9)])(
  'refuses %s',
  async (weak) => {
    await expect(readSecret(folder, weak)).rejects.toMatchObject({ code: 'setting-invalid', details: { variable: 'THIRTY_SECRET', example: 'openssl rand -base64 48' } });
    await writeFile(join(folder, 'secret'), weak);
    await expect(readSecret(folder, '')).rejects.toMatchObject({ code: 'setting-invalid' });
  },
);
