import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test, vi } from 'vitest';
import { fileProblemWords, fillWords } from '#core/files/words.ts';
import type { FileProblemCode } from '#core/shared/file-problem-codes.ts';
import { Problem } from '#core/shared/problem.ts';
import { zipped } from './fixtures/packed-bytes.ts';
import { writtenFile } from './fixtures/written-file.ts';
import { openTable } from './open-table.ts';
import type { TableOptions } from './table.ts';

vi.setConfig({ testTimeout: 180_000 });

async function refusal(path: string, options: TableOptions = {}): Promise<Problem> {
  const error: unknown = await openTable(path, options).then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Problem) return error;
  throw error;
}

const csv = Buffer.from('a,b\n1,2\n');
const oldOffice = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

test.each<[string, Buffer | string, FileProblemCode]>([
  ['empty.csv', '', 'file-no-table'],
  ['blank.csv', '\n\n\n', 'file-no-table'],
  ['scan.pdf', '%PDF-1.7 …', 'file-document'],
  ['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'file-image'],
  ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'file-image'],
  ['data.rar', 'Rar!\u001a\u0007', 'file-archive-unsupported'],
  ['data.7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'file-archive-unsupported'],
  ['base.1cd', '1CDBMSV8…', 'file-not-a-table'],
  ['noise.csv', Buffer.from([1, 0, 0, 2, 0, 0, 0, 7, 0, 5, 0, 0]), 'file-not-a-table'],
  ['letter.doc', Buffer.concat([oldOffice, Buffer.from('WordDocument', 'utf16le')]), 'file-document'],
  ['secret.xlsx', Buffer.concat([oldOffice, Buffer.from('EncryptedPackage', 'utf16le')]), 'file-encrypted'],
  ['letter.docx', zipped([{ name: '[Content_Types].xml', content: csv }, { name: 'word/document.xml', content: csv }]), 'file-document'],
  ['two.zip', zipped([{ name: 'a.csv', content: csv }, { name: 'b.csv', content: csv }]), 'zip-many-files'],
  ['none.zip', zipped([{ name: '__MACOSX/x', content: csv }]), 'file-no-table'],
  ['cut.zip', zipped([{ name: 'a.csv', content: csv }]).subarray(0, 40), 'file-broken'],
  ['cut.csv.gz', gzipSync(Buffer.from('Дата,Сумма\n'.repeat(1000))).subarray(0, 30), 'file-broken'],
  ['other.xml', '<?xml version="1.0"?><invoice><line/></invoice>', 'file-not-ours-xml'],
  ['wide.csv', `${Array.from({ length: 1001 }, (_, index) => `c${index}`).join(',')}\n`, 'file-too-many-columns'],
  ['quote.csv', `a,b\n1,${'x'.repeat(100_001)}\n2,3\n`, 'file-cell-too-long'],
])('%s is refused: %s', async (name, content, code) => {
  const problem = await refusal(writtenFile(name, content));
  expect(problem.code).toBe(code);
  const words = fillWords(fileProblemWords[code], problem.details, 'ru');
  expect(words).not.toContain('—.');
  expect(words).not.toMatch(/\{\w+\}/);
});

test('a file that is not there', async () => {
  expect((await refusal('/nowhere/x.csv')).code).toBe('file-missing');
});

test('definitions in XML are refused before anything is expanded', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><КоммерческаяИнформация>&b;</КоммерческаяИнформация>';
  expect((await refusal(writtenFile('bomb.xml', bomb))).code).toBe('file-xml-entities');
});

test('CommerceML that breaks off is refused before any row is given', async () => {
  const cut = '<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация><Документ><Ид>1</Ид>';
  expect((await refusal(writtenFile('cut.xml', cut))).code).toBe('file-broken');
});

test('an archive that unpacks two hundred times over is refused while it unpacks', async () => {
  const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 'a,b,c\n1,2,3\n'), { level: 9 });
  const table = await openTable(writtenFile('bomb.csv.gz', bomb)).catch((error: unknown) => error);
  const read = async (): Promise<void> => {
    if (table instanceof Problem) throw table;
    if (!(table instanceof Error)) for await (const batch of (table as Awaited<ReturnType<typeof openTable>>).batches()) expect(batch.rows.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toMatchObject({ code: 'file-compressed-too-much' });
});

test('a workbook whose parts claim too much is refused before it is read', async () => {
  const sheet = Buffer.alloc(80 * 1024 * 1024, ' ');
  const bomb = zipped([{ name: '[Content_Types].xml', content: csv }, { name: 'xl/workbook.xml', content: csv }, { name: 'xl/worksheets/sheet1.xml', content: sheet }]);
  expect((await refusal(writtenFile('bomb.xlsx', bomb))).code).toBe('file-compressed-too-much');
});

test('a sheet that is not there is named with those that are', async () => {
  const book = await writeXlsx({ sheets: [{ name: 'Продажи', rows: [['Дата', 'Сумма'], ['01.02.2026', 5]] }] });
  const problem = await refusal(writtenFile('x.xlsx', book), { sheet: 'Лист9' });
  expect(problem).toMatchObject({ code: 'sheet-unknown', details: { sheet: 'Лист9', sheets: 'Продажи' } });
});
