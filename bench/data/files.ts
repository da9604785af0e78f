import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateCompany, type Company } from '#demo/company.ts';
import { columns, kinds, type Kind, type Row } from '#demo/kinds.ts';
import { paddedMoves } from './moves.ts';
import { partedOrders } from './orders.ts';
import { asOfDay, furtherRows, sizesOf } from './sizes.ts';
import { thinned } from './thin.ts';

/** Raised when the files of a size would become others. */
const version = 1;

/** The files of one size. */
export interface DataFiles {
  readonly folder: string;
  readonly size: number;
  /** Rows by kind. */
  readonly rows: Readonly<Record<Kind, number>>;
}

export const fileOf = (files: DataFiles, kind: Kind): string => join(files.folder, `${kind}.csv`);
/** An order file that comes later. */
export const furtherFile = (files: DataFiles): string => join(files.folder, 'orders-further.csv');

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const lineOf = (kind: Kind, row: Readonly<Record<string, string>>): string =>
  `${columns[kind].map((name) => quoted(row[name] ?? '')).join(';')}\n`;

/** A row of whatever kind. */
type AnyRow = { [K in Kind]: Row<K> }[Kind];

class CsvFile {
  rows = 0;
  readonly #kind: Kind;
  readonly #path: string;

  constructor(kind: Kind, path: string) {
    this.#kind = kind;
    this.#path = path;
  }

  async write(rows: Iterable<AnyRow>): Promise<void> {
    await pipeline(Readable.from(this.#blocks(rows)), createWriteStream(this.#path));
  }

  *#blocks(rows: Iterable<AnyRow>): Generator<string> {
    let text = `${columns[this.#kind].join(';')}\n`;
    for (const row of rows) {
      text += lineOf(this.#kind, row);
      this.rows += 1;
      if (text.length < 65_536) continue;
      yield text;
      text = '';
    }
    yield text;
  }
}

function* firstOf<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

/** The rows of a company as they are kept at a size. */
class Selection {
  readonly #company: Company;
  readonly #wanted: ReturnType<typeof sizesOf>['rows'];
  readonly #deals = new Set<string>();
  readonly #orders = new Set<string>();
  readonly further: Row<'orders'>[] = [];

  constructor(company: Company, wanted: ReturnType<typeof sizesOf>['rows']) {
    this.#company = company;
    this.#wanted = wanted;
  }

  /** Nothing names a deal or an order that is left out. */
  #isWhole = (row: { readonly deal_id?: string; readonly order_id?: string }): boolean =>
    (!row.deal_id || this.#deals.has(row.deal_id)) && (!row.order_id || this.#orders.has(row.order_id));

  #whole<T extends object>(rows: () => Iterable<T>): () => Iterable<T> {
    return () => Iterator.from(rows()).filter(this.#isWhole);
  }

  *#dealRows(): Generator<Row<'deals'>> {
    for (const row of firstOf(this.#company.rows.deals(), this.#wanted.deals)) {
      this.#deals.add(row.deal_id);
      yield row;
    }
  }

  *#orderRows(): Generator<Row<'orders'>> {
    for (const { part, lines } of partedOrders(this.#company.rows.orders, this.#wanted.orders, furtherRows)) {
      if (part === 'further') this.further.push(...lines);
      else for (const line of lines) this.#orders.add(line.order_id);
      if (part === 'kept') yield* lines;
    }
  }

  /** Kinds are to be asked for in their order: what names deals and orders comes after them. */
  rowsOf(kind: Kind): Iterable<AnyRow> {
    const { rows } = this.#company;
    switch (kind) {
      case 'deals':
        return this.#dealRows();
      case 'orders':
        return this.#orderRows();
      case 'stage-moves':
        return paddedMoves(this.#whole(rows['stage-moves']), this.#wanted['stage-moves']);
      case 'calls':
        return thinned(this.#whole(rows.calls), this.#wanted.calls);
      case 'tasks':
        return thinned(this.#whole(rows.tasks), this.#wanted.tasks);
      default:
        return this.#whole<AnyRow>(rows[kind])();
    }
  }
}

async function generate(folder: string, size: number): Promise<Record<Kind, number>> {
  const { scale, rows: wanted } = sizesOf(size);
  const selection = new Selection(generateCompany({ seed: 1, scale, asOf: asOfDay, profile: 'demonstration' }), wanted);
  const counts: Partial<Record<Kind, number>> = {};
  for (const kind of kinds) {
    const file = new CsvFile(kind, join(folder, `${kind}.csv`));
    await file.write(selection.rowsOf(kind));
    counts[kind] = file.rows;
    const exact: number | undefined = kind === 'orders' || kind === 'deals' || kind === 'stage-moves' ? wanted[kind] : undefined;
    if (exact !== undefined && exact !== file.rows) throw new RangeError(`${kind}: ${file.rows} rows instead of ${exact}`);
  }
  const further = new CsvFile('orders', join(folder, 'orders-further.csv'));
  await further.write(selection.further);
  if (further.rows !== furtherRows) throw new RangeError(`${further.rows} further order lines instead of ${furtherRows}`);
  return counts as Record<Kind, number>;
}

/** The files of a size, generated at the first call and kept under `root`. */
export async function ensureFiles(root: string, size: number): Promise<DataFiles> {
  const folder = join(root, `files-${version}-${size}`);
  const manifest = join(folder, 'rows.json');
  const known = await readFile(manifest, 'utf8').catch(() => null);
  if (known !== null) return { folder, size, rows: JSON.parse(known) as DataFiles['rows'] };
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true });
  const rows = await generate(making, size);
  await writeFile(join(making, 'rows.json'), JSON.stringify(rows, null, 2));
  await rename(making, folder).catch(() => rm(making, { recursive: true }));
  return { folder, size, rows };
}
