import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { phoneNumber, readEmail } from '#core/files/contact-values.ts';
import { Problem } from '#core/shared/problem.ts';
import { endOfTable, frame } from '#store/backup/frames.ts';
import { writtenFile } from '../../src/intake/read/fixtures/written-file.ts';
import { readAsFile, readInMemory } from './read-input.ts';
import { FileInputs } from './file-inputs.ts';
import { mutateBytes } from './mutations.ts';
import { bookOf, packParts, workbookParts } from './samples.ts';
import { randomOf } from '#demo/random.ts';
import { checkZipContents } from '#intake/read/zip.ts';

/* What `npm run fuzz` found, each input cut down to what did it. */

const manifest = { format: 'thirty-backup', version: 1, madeAt: '2026-11-01', migrations: [], tables: [], sequences: [] };
const packed = (first: unknown): Buffer => gzipSync(Buffer.concat([frame(Buffer.from(JSON.stringify(first))), endOfTable]));

test.each([
  ['null', null, 'backup-foreign'],
  ['without tables', { ...manifest, tables: undefined }, 'backup-damaged'],
  ['with tables that are none', { ...manifest, tables: [null] }, 'backup-damaged'],
])('the first frame of a backup: %s', async (_name, first, code) => {
  expect(await readAsFile({ kind: 'backup', bytes: packed(first) }, writtenFile('x.thirty', ''))).toBe(code);
});

test.each(['&#1114112;', '&#x110000;', '&#99999999999;', '&#xd800;'])('the name of a sheet with %s', async (character) => {
  const parts = workbookParts.map(([name, content]) => [name, content.replace('&#1051;', character)] as const);
  expect(await readInMemory({ kind: 'xlsx', bytes: packParts(parts) }, '')).toBe('read');
});

test('a cell of a hundred thousand letters and no address, and one of fifty thousand numbers', async () => {
  const cells = ['o-'.repeat(50_000), '1,'.repeat(50_000)];
  expect(readEmail(cells[0] ?? '')).toMatchObject({ warning: 'email-unreadable' });
  expect(readEmail(`кому: <${'a'.repeat(64)}@example.test>`)).toMatchObject({ value: `${'a'.repeat(64)}@example.test` });
  expect(phoneNumber(cells[1] ?? '')).toBeNull();
  const row = `contact,email,phone\n"${cells[0]?.slice(0, 90_000)}","${cells[0]?.slice(0, 90_000)}",${'['.repeat(90_000)}\n`;
  expect(await readInMemory({ kind: 'csv', bytes: Buffer.from(row) }, '')).toBe('read');
});

test('a period of the year 0 or 9999 in a plan', async () => {
  const rows = ['0000-02', '0000-01-01..0000-03-01', '9999-12-31', '9999-W53'].map((period) => `revenue;rep;Иванова;${period};1000`);
  expect(await readInMemory({ kind: 'csv', bytes: Buffer.from(`metric;subject_type;subject;period;value\n${rows.join('\n')}\n`) }, '')).toBe('read');
});

test('a workbook whose packed parts are damaged is refused before its library sees it', async () => {
  const book = bookOf([['a', 'b'], ['1', '2']], 'ods');
  await checkZipContents(book);
  const refusals = await Promise.all(Array.from({ length: 40 }, (_, number) => checkZipContents(mutateBytes(randomOf(1, 'ods', number), book)).then(() => 'sound', (error: unknown) => (error instanceof Problem ? error.code : String(error)))));
  expect(new Set(refusals).difference(new Set(['sound', 'file-broken', 'file-encrypted']))).toEqual(new Set());
  expect(refusals).toContain('file-broken');
});

test('the same seed and number make the same input', () => {
  const [one, other] = [new FileInputs(), new FileInputs()];
  one.make(1, 1);
  expect([7, 8, 9].map((number) => one.make(3, number))).toEqual([7, 8, 9].map((number) => other.make(3, number)));
});
