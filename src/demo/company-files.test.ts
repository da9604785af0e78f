import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { companyFiles } from './company-files.ts';
import { generateCompany } from './company.ts';
import { columns, kinds } from './kinds.ts';

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
