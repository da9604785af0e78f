import { Problem } from '#core/shared/problem.ts';
import { isZip, readStart, readWhole, type ByteSource } from './byte-source.ts';
import { xmlEncoding } from './commerceml/table.ts';
import { limits } from './limits.ts';
import type { TableFormat } from './table.ts';
import { listZip, readZipText } from './zip.ts';

const startBytes = 4096;

interface Signature {
  readonly bytes: string;
  readonly refuse: () => Problem;
}

const signatures: readonly Signature[] = [
  { bytes: '%PDF', refuse: () => new Problem('file-document', { format: 'PDF' }) },
  { bytes: '{\\rtf', refuse: () => new Problem('file-document', { format: 'RTF' }) },
  { bytes: '\u0089PNG', refuse: () => new Problem('file-image', { format: 'PNG' }) },
  { bytes: '\u00ff\u00d8\u00ff', refuse: () => new Problem('file-image', { format: 'JPEG' }) },
  { bytes: 'GIF8', refuse: () => new Problem('file-image', { format: 'GIF' }) },
  { bytes: 'II*\u0000', refuse: () => new Problem('file-image', { format: 'TIFF' }) },
  { bytes: 'Rar!', refuse: () => new Problem('file-archive-unsupported', { format: 'RAR' }) },
  { bytes: "7z\u00bc\u00af'", refuse: () => new Problem('file-archive-unsupported', { format: '7z' }) },
  { bytes: 'BZh', refuse: () => new Problem('file-archive-unsupported', { format: 'bzip2' }) },
  { bytes: '\u00fd7zXZ', refuse: () => new Problem('file-archive-unsupported', { format: 'xz' }) },
  { bytes: '(\u00b5/\u00fd', refuse: () => new Problem('file-archive-unsupported', { format: 'zstd' }) },
  { bytes: '\u001f\u008b', refuse: () => new Problem('file-archive-unsupported', { format: 'gz' }) },
  { bytes: 'SQLite format 3', refuse: () => new Problem('file-not-a-table') },
  { bytes: '1CDBMSV8', refuse: () => new Problem('file-not-a-table') },
];

const oldOffice = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Tells a format by its contents, never by its name; refuses with words what is no table. */
export async function findFormat(source: ByteSource): Promise<TableFormat> {
  const start = await readStart(source, startBytes);
  if (start.length === 0) throw new Problem('file-no-table');
  if (isZip(start)) return packageFormat(source);
  if (start.subarray(0, 8).equals(oldOffice)) return oldOfficeFormat(source);
  const latin = start.toString('latin1');
  const known = signatures.find((signature) => latin.startsWith(signature.bytes));
  if (known !== undefined) throw known.refuse();
  return textFormat(start);
}

function textFormat(start: Buffer): TableFormat {
  const text = new TextDecoder(xmlEncoding(start)).decode(start).trimStart();
  if (/^<\?xml|^<КоммерческаяИнформация/.test(text)) return xmlFormat(text);
  if (/^<(?:!doctype html|html|head|meta|table|style|body|!--)/i.test(text)) {
    return 'html';
  }
  return 'csv';
}

function xmlFormat(text: string): TableFormat {
  if (/<!DOCTYPE\s+(?!html)/i.test(text)) throw new Problem('file-xml-entities');
  if (text.includes('<КоммерческаяИнформация')) return 'commerceml';
  if (/<(?:\w+:)?Workbook[\s>]/.test(text) && text.includes('office:spreadsheet')) return 'xml-spreadsheet';
  if (/<html[\s>]/i.test(text)) return 'html';
  const root = /<([\p{L}_][\p{L}\d_.:-]*)/u.exec(text.replace(/<\?[^>]*\?>|<!--[\s\S]*?-->/g, ''))?.[1] ?? '?';
  throw new Problem('file-not-ours-xml', { root });
}

async function packageFormat(source: ByteSource): Promise<TableFormat> {
  const content = source.packed ? await readWhole(source, limits.workbookMegabytes) : source.path;
  const names = new Set((await listZip(content)).map((part) => part.name));
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if ([...names].some((name) => name.startsWith('word/'))) throw new Problem('file-document', { format: 'Word' });
  if ([...names].some((name) => name.startsWith('ppt/'))) throw new Problem('file-document', { format: 'PowerPoint' });
  const mime = await readZipText(content, 'mimetype', 200);
  if (mime?.includes('spreadsheet') === true) return 'ods';
  if (mime !== null) throw new Problem('file-document', { format: mime.split('.').at(-1) ?? mime });
  throw new Problem('file-not-a-table');
}

async function oldOfficeFormat(source: ByteSource): Promise<TableFormat> {
  const bytes = await readWhole(source, limits.legacyMegabytes);
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) throw new Problem('file-encrypted');
  if (holds('Workbook') || holds('Book')) return 'xls';
  throw new Problem('file-document', { format: holds('WordDocument') ? 'Word' : 'Office' });
}
