import { basename } from 'node:path/posix';
import type { Sheet } from './table.ts';
import { readZipText } from './zip.ts';

const partBytes = 4 * 1024 * 1024;
const headBytes = 4096;

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s(?:[\\w.-]+:)?${name}="([^"]*)"`).exec(tag);
  return match?.[1] ?? null;
}

/** The character of a number; a sign of its own where there is none of that number. */
function character(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code).toWellFormed() : '\ufffd';
}

function unescape(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => character(Number(code)))
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** The sheets of an XLSX by its directory, with the number of rows each claims; the sheets themselves are not read. */
export async function listXlsxSheets(source: string | Buffer): Promise<readonly Sheet[]> {
  const book = (await readZipText(source, 'xl/workbook.xml', partBytes)) ?? '';
  const relations = (await readZipText(source, 'xl/_rels/workbook.xml.rels', partBytes)) ?? '';
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) targets.set(attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '');
  const tags = [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  return Promise.all(tags.map((tag) => describe(source, tag, targets)));
}

async function describe(source: string | Buffer, tag: string, targets: ReadonlyMap<string, string>): Promise<Sheet> {
  const state = attribute(tag, 'state');
  const target = targets.get(/\s(?:\w+:)id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
  const head = target === '' ? null : await readZipText(source, `xl/worksheets/${basename(target)}`, headBytes);
  const last = /<(?:\w+:)?dimension\s[^>]*ref="(?:[A-Z]+\d+:)?[A-Z]+(\d+)"/.exec(head ?? '')?.[1];
  const hidden = state !== null && state !== 'visible';
  return { name: unescape(attribute(tag, 'name') ?? ''), rows: last === undefined ? null : Number(last), ...(hidden ? { hidden } : {}) };
}
