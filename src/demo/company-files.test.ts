import { fileKindList, fileKinds } from '#core/files/catalogue.ts';
import { parseRow, rowParsers } from '#core/files/check-row.ts';
import { guessKind, surestKind } from '#core/files/guess.ts';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { companyFiles } from './company-files.ts';
import { generateCompany } from './company.ts';
import { columns, kinds, type Kind } from './kinds.ts';

const company = generateCompany({ seed: 5, scale: 0.05, asOf: '2026-11-18', profile: 'demonstration' });

test('there is one file for each kind, with its columns as the header', () => {
  const files = companyFiles(company);
  expect(files.map((file) => file.kind)).toEqual(kinds);
  expect(files.map((file) => file.lines().next().value)).toEqual(kinds.map((kind) => columns[kind].join(';')));
});

test('a CSV reader gets back what was written, cell by cell', () => {
  for (const file of companyFiles(company)) {
    const text = [...file.lines()].join('\r\n');
    const rows: unknown = parse(text, { delimiter: ';', columns: true });
    expect(rows).toEqual([...company.rows[file.kind]()].map((row) => ({ ...row })));
  }
});

test('functions hold the delimiter and are quoted', () => {
  const employees = companyFiles(company).find((file) => file.kind === 'employees');
  expect([...(employees?.lines() ?? [])].some((line) => line.includes('"new;closing;current"'))).toBe(true);
});

test('every kind of file that comes in is written, with all its columns', () => {
  expect(new Set(kinds)).toEqual(new Set(fileKindList.map((kind) => kind.id)));
  expect(kinds.map((kind) => [...columns[kind]].toSorted())).toEqual(kinds.map((kind) => fileKinds[kind].columns.map((column) => column.id).toSorted()));
});

test.each(kinds)('the product knows the file of %s by itself and accepts its every row, each cell in its own column', (kind) => {
  const rows = [...company.rows[kind]()].map((row) => Object.values(inOrder(kind, row)));
  const guess = surestKind(guessKind(columns[kind], rows.slice(0, 200)));
  expect(guess?.kind).toBe(kind);
  expect(guess?.mapping).toEqual(Object.fromEntries(columns[kind].map((column, at) => [column, at])));
  const parsers = rowParsers(fileKinds[kind], guess?.mapping ?? {}, columns[kind], rows.slice(0, 500), ';');
  const troubles = rows.map((row) => parseRow(fileKinds[kind], parsers, row)).flatMap((result) => result.rejects ?? result.warnings);
  expect(troubles).toEqual([]);
});

const inOrder = (kind: Kind, row: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(columns[kind].map((column) => [column, row[column] ?? '']));
