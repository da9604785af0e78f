import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Columns of whole numbers, one after another; a null is NaN. */
export type NumberColumns = readonly (readonly number[])[];

const headerBytes = 19;
const beyond = 2 ** 32;

/** Reads tuples of PostgreSQL's binary COPY format into columns, piece by piece. */
class TupleReader {
  readonly #columns: number[][];
  #rest: Buffer = Buffer.alloc(0);
  #begun = false;

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => []);
  }

  get columns(): NumberColumns {
    return this.#columns;
  }

  push(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    let at = 0;
    if (!this.#begun) {
      if (bytes.length < headerBytes) {
        this.#rest = bytes;
        return;
      }
      at = headerBytes + bytes.readInt32BE(headerBytes - 4);
      this.#begun = true;
    }
    for (let next = this.#tuple(bytes, at); next > at; next = this.#tuple(bytes, at)) at = next;
    this.#rest = bytes.subarray(at);
  }

  /** The place after the tuple that begins at a place; the same place when it is not there whole. */
  #tuple(bytes: Buffer, start: number): number {
    const width = this.#columns.length;
    let end = start + 2;
    if (end > bytes.length || bytes.readInt16BE(start) !== width) return start;
    for (let column = 0; column < width; column += 1) {
      if (end + 4 > bytes.length) return start;
      end += 4 + Math.max(0, bytes.readInt32BE(end));
    }
    if (end > bytes.length) return start;
    let at = start + 2;
    for (const column of this.#columns) {
      const length = bytes.readInt32BE(at);
      column.push(length < 0 ? Number.NaN : length === 4 ? bytes.readInt32BE(at + 4) : bytes.readInt32BE(at + 4) * beyond + bytes.readUInt32BE(at + 8));
      at += 4 + Math.max(0, length);
    }
    return end;
  }
}

/** What a query of `width` columns of types `int4` and `int8` gives, several times as fast as row by row. The query takes no parameters. */
export async function readNumbers(client: ClientBase, query: string, width: number): Promise<NumberColumns> {
  const reader = new TupleReader(width);
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  for await (const piece of stream as AsyncIterable<Buffer>) reader.push(piece);
  return reader.columns;
}
