import { gzipSync } from 'node:zlib';
import { type Random, randomOf } from '#demo/random.ts';
import { encoded, zipped } from '../../src/intake/read/fixtures/packed-bytes.ts';
import { mutateBytes, mutateText } from './mutations.ts';
import { backupFrames, bookOf, bookTypes, exchange, exports, type Grid, packFrames, packParts, pageOf, ratesText, sampleGrids, workbookParts } from './samples.ts';

export const inputKinds = ['csv', 'export', 'gz', 'zip', 'page', 'xlsx', 'workbook', 'exchange', 'backup', 'rates'] as const;
export type InputKind = (typeof inputKinds)[number];

/** One file that somebody might send. */
export interface FileInput {
  readonly kind: InputKind;
  readonly bytes: Buffer;
}

const weights: Readonly<Record<InputKind, number>> = { csv: 600, export: 100, gz: 20, zip: 20, page: 2, xlsx: 60, workbook: 4, exchange: 120, backup: 20, rates: 60 };
const encodings = ['utf-8', 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1251', 'ibm866', 'koi8-r'] as const;
const separators = [';', ';', ',', '\t', '|'] as const;

/** A few well-made samples of everything; any input is one of them with something wrong. */
export class FileInputs {
  readonly #grids: readonly Grid[] = sampleGrids();
  readonly #books: ReadonlyMap<string, readonly Buffer[]>;

  constructor() {
    this.#books = new Map(bookTypes.map((type) => [type, this.#grids.filter((_, index) => index % 7 === 0).map((grid) => bookOf(grid, type))]));
  }

  /** The input of this number: the same for the same seed, whatever was asked before. */
  make(seed: number, number: number): FileInput {
    const random = randomOf(seed, 'file', number);
    const kind = inputKinds[random.weighted(inputKinds.map((one) => weights[one]))] ?? 'csv';
    return { kind, bytes: this.#bytesOf(random, kind) };
  }

  #bytesOf(random: Random, kind: InputKind): Buffer {
    switch (kind) {
      case 'csv': return table(random, random.pick(this.#grids));
      case 'export': return table(random, random.pick(exports));
      case 'gz': return damage(random, gzipSync(table(random, random.pick(this.#grids)), { level: 1 }));
      case 'zip': return damage(random, zipped([{ name: mutateName(random), content: table(random, random.pick(this.#grids)) }]));
      case 'page': return damage(random, write(random, mutateText(random, pageOf(random.pick([...exports, ...this.#grids])))));
      case 'xlsx': return packParts(mutateOne(random, workbookParts));
      case 'workbook': return mutateBytes(random, random.pick(this.#books.get(random.pick(bookTypes)) ?? []));
      case 'exchange': return writeExchange(random);
      case 'backup': return damage(random, packFrames(backupFrames.map((text) => (random.chance(0.5) ? mutateText(random, text) : text))));
      case 'rates': return write(random, mutateText(random, ratesText));
    }
  }
}

const mutateName = (random: Random): string => (random.chance(0.8) ? 'файл.csv' : mutateText(random, 'a/файл.csv').slice(0, 1000));

function table(random: Random, grid: Grid): Buffer {
  const separator = random.pick(separators);
  const lineBreak = random.chance(0.8) ? '\r\n' : random.pick(['\n', '\r']);
  const quoted = (cell: string): string => (/[";,\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = grid.map((cells) => cells.map(quoted).join(separator)).join(lineBreak);
  return damage(random, write(random, mutateText(random, text)));
}

/** In one of the encodings of the world; what an encoding does not know it does without. */
function write(random: Random, text: string): Buffer {
  const encoding = random.pick(encodings);
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding.startsWith('utf-')) return encoded(text, encoding);
  const codes = codesOf(encoding);
  const bytes = Buffer.alloc(text.length, '?');
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes[at] = code < 128 ? code : (codes.get(code) ?? 0x3f);
  }
  return bytes;
}

/** Sound XML with other things between its tags. */
function mutateContents(random: Random, xml: string): string {
  return xml.replaceAll(/>([^<>\n]+)</g, (whole, content: string) => {
    if (random.chance(0.85)) return whole;
    return `>${mutateText(random, content, 2).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', '')}<`;
  });
}

function writeExchange(random: Random): Buffer {
  const text = random.chance(0.6) ? mutateContents(random, exchange) : mutateText(random, exchange, 2);
  if (random.chance(0.2)) return damage(random, write(random, text.replace('encoding="UTF-8"', '')));
  return random.chance(0.8) ? Buffer.from(text) : mutateBytes(random, Buffer.from(text));
}

const tables = new Map<string, ReadonlyMap<number, number>>();

function codesOf(encoding: string): ReadonlyMap<number, number> {
  const before = tables.get(encoding);
  if (before !== undefined) return before;
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, index) => index));
  const made = new Map([...all].map((character, byte) => [character.charCodeAt(0), byte]));
  tables.set(encoding, made);
  return made;
}

/** Half of what is wrong in the text is all that is wrong. */
const damage = (random: Random, bytes: Buffer): Buffer => (random.chance(0.5) ? bytes : mutateBytes(random, bytes));

function mutateOne(random: Random, parts: typeof workbookParts): typeof workbookParts {
  const chosen = random.whole(0, parts.length - 1);
  const changed = parts.map(([name, content], index): readonly [string, string] => [name, index === chosen ? mutateText(random, content, 2) : content]);
  if (random.chance(0.9)) return changed;
  return random.chance(0.5) ? changed.toSpliced(random.whole(0, parts.length - 1), 1) : [...changed, random.pick(changed)];
}
