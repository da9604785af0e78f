import type { ClientBase } from 'pg';
import { detached, storable } from './copy-text.ts';

/** Whom and what lines of orders name. */
export const named = ['customer', 'employee', 'product'] as const;
export type Named = (typeof named)[number];


interface Called {
  readonly ref: number;
  readonly name: string | null;
  readonly category: string | null;
}

/**
 * The numbers that names have in the dictionaries. A name that is met for the first time in a load is entered where it is new and
 * noted as mentioned by the load. Runs inside the load's transaction.
 */
export class NameNumbers {
  readonly #client: ClientBase;
  readonly #loadId: number;
  readonly #known: Readonly<Record<Named, Map<string, number>>> = { customer: new Map(), employee: new Map(), product: new Map() };
  /** What articles were called last, by their number. */
  readonly #called = new Map<number, Called>();
  #newlyCalled: Called[] = [];

  constructor(client: ClientBase, loadId: number) {
    this.#client = client;
    this.#loadId = loadId;
  }

  /** The number of a name that was learnt. */
  numberOf(entity: Named, text: string): number | undefined {
    return this.#known[entity].get(text);
  }

  /** Makes the numbers of names known that are not yet. */
  async learn(entity: Named, unknown: ReadonlySet<string>): Promise<void> {
    if (unknown.size === 0) return;
    const known = this.#known[entity];
    const asked = [...unknown];
    const stored = asked.map(storable);
    await this.#client.query(
      `insert into ${entity}_ref (text)
       select distinct a.text from unnest($1::text[]) a(text) where not exists (select from ${entity}_ref r where r.text = a.text) order by 1`,
      [stored],
    );
    const found = await this.#client.query<{ id: number; place: number }>(
      `with found as (select r.id, a.place::int from unnest($1::text[]) with ordinality a(text, place) join ${entity}_ref r on r.text = a.text),
       noted as (insert into load_mention (load_id, entity, ref_id) select $2, $3, id from found on conflict do nothing)
       select id, place from found`,
      [stored, this.#loadId, entity],
    );
    for (const { id, place } of found.rows) known.set(detached(asked[place - 1] as string), id);
  }

  /** Notes what a line calls an article. */
  call(ref: number, name: string | null, category: string | null): void {
    const last = this.#called.get(ref);
    if (last !== undefined && last.name === name && last.category === category) return;
    const called = { ref, name: name && detached(name), category: category && detached(category) };
    this.#called.set(ref, called);
    this.#newlyCalled.push(called);
  }

  /** Writes what articles were called since the last time; of several names of one the first in order counts. */
  async writeCalled(): Promise<void> {
    const called = this.#newlyCalled;
    if (called.length === 0) return;
    this.#newlyCalled = [];
    await this.#client.query(
      `update load_mention m set name = least(m.name, c.name), category = least(m.category, c.category)
       from (select ref, min(name) as name, min(category) as category
             from unnest($2::int[], $3::text[], $4::text[]) u(ref, name, category) group by 1) c
       where m.load_id = $1 and m.entity = 'product' and m.ref_id = c.ref`,
      [this.#loadId, called.map(({ ref }) => ref), called.map(({ name }) => name && storable(name)), called.map(({ category }) => category && storable(category))],
    );
  }
}
