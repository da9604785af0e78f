import type { ClientBase } from 'pg';
import { writeCopy } from '../copy-in.ts';
import { detached, storable } from './copy-text.ts';
import { orderOfLines } from './merge-orders.ts';
import { keyOfOrder, lineColumns } from './order-line-texts.ts';

const addOrders = `
  insert into sales_order (id, load_id, key, content, current, code, customer_ref, at, lines, mixed)
  select n.id, $1, n.key, l.content, true, n.code, l.customer_ref, l.at, l.lines, l.mixed
  from unnest($2::bigint[], $3::uuid[], $4::text[]) n(id, key, code)
  join (select l.order_id, ${orderOfLines} from order_line l where l.order_id between $5 and $6 group by l.order_id) l on l.order_id = n.id
  order by n.id`;

/** Orders whose lines came in several batches, of all their lines. */
const widenOrders = `
  update sales_order o set content = n.content, at = n.at, customer_ref = n.customer_ref, lines = n.lines, mixed = n.mixed
  from (select l.order_id, ${orderOfLines} from order_line l where l.order_id = any($1) group by l.order_id) n
  where n.order_id = o.id`;

/** A line of an order with a number, its other columns written already. */
export interface NumberedLine {
  readonly code: string;
  readonly text: string;
}

/**
 * Writes orders with a number, of which none is there yet, and their lines straight to where they belong. There is nothing to compare
 * them with, so a batch is written while the next is read.
 */
export class NewOrders {
  readonly #client: ClientBase;
  readonly #loadId: number;
  readonly #ids = new Map<string, number>();
  #lines = 0;

  constructor(client: ClientBase, loadId: number) {
    this.#client = client;
    this.#loadId = loadId;
  }

  /** How many lines were written. */
  get lines(): number {
    return this.#lines;
  }

  async add(lines: readonly NumberedLine[]): Promise<void> {
    if (lines.length === 0) return;
    const codes = new Set(lines.map(({ code }) => code));
    const begun = [...codes].filter((code) => this.#ids.has(code));
    const fresh = [...codes].filter((code) => !this.#ids.has(code));
    const first = await this.#number(fresh);
    await writeCopy(this.#client, `order_line (order_id, ${lineColumns.join(', ')})`, lines.map(({ code, text }) => `${this.#ids.get(code)}\t${text}`));
    if (fresh.length > 0) {
      const ids = fresh.map((_, place) => first + place);
      await this.#client.query(addOrders, [this.#loadId, ids, fresh.map(keyOfOrder), fresh.map(storable), first, first + fresh.length - 1]);
    }
    if (begun.length > 0) await this.#client.query(widenOrders, [begun.map((code) => this.#ids.get(code))]);
    this.#lines += lines.length;
  }

  /** Gives orders their numbers, which follow one another; who writes facts is alone. */
  async #number(codes: readonly string[]): Promise<number> {
    const taken = await this.#client.query<{ first: string | null }>("select min(id) as first from (select nextval('unit_id') as id from generate_series(1, $1)) n", [codes.length]);
    const first = Number(taken.rows[0]?.first ?? 0);
    codes.forEach((code, place) => this.#ids.set(detached(code), first + place));
    return first;
  }
}
