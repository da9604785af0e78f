import type { PoolClient } from 'pg';
import { writeCopy } from '../copy-in.ts';
import type { RowIntake } from './brought-rows.ts';
import { absent, copyText } from './copy-text.ts';
import type { Incoming } from './incoming.ts';
import { mergeOrders, openLines, restateLines } from './merge-orders.ts';
import { NewOrders, type NumberedLine } from './new-orders.ts';
import { type Named, named, NameNumbers } from './name-numbers.ts';
import { articleOf, cellsBy, keyOfOrder, lineColumns, lineWriter } from './order-line-texts.ts';
import type { StagedRow } from './staging.ts';

/** Digits after the point of currencies, as the database counts them. */
class Exponents {
  readonly #client: PoolClient;
  readonly #known = new Map<string, number>();

  constructor(client: PoolClient) {
    this.#client = client;
  }

  of(currency: string): number {
    return this.#known.get(currency) ?? 2;
  }

  async learn(currencies: Iterable<string>): Promise<void> {
    for (const currency of new Set(currencies)) {
      if (this.#known.has(currency)) continue;
      const read = await this.#client.query<{ exponent: number }>('select round(log(minor_units(1, $1)))::int as exponent', [currency]);
      this.#known.set(currency, read.rows[0]?.exponent ?? 2);
    }
  }
}

async function settingsOf(client: PoolClient): Promise<{ currency: string; isFirst: boolean }> {
  const read = await client.query<{ currency: string; first: boolean }>(
    "select current_setting('thirty.currency') as currency, not exists (select from sales_order) as first",
  );
  return { currency: read.rows[0]?.currency ?? 'RUB', isFirst: read.rows[0]?.first ?? false };
}

/** Lines as they came: those of orders with a number, and the others. */
interface Lines {
  readonly numbered: readonly NumberedLine[];
  readonly others: readonly string[];
}

const withoutNumber = `${absent}\t${absent}\t`;

/** Writes lines to where they wait until the last has come. */
async function keepLines(client: PoolClient, { numbered, others }: Lines): Promise<void> {
  const lines = [...numbered.map(({ code, text }) => `${copyText(code)}\t${keyOfOrder(code)}\t${text}`), ...others.map((text) => `${withoutNumber}${text}`)];
  if (lines.length > 0) await writeCopy(client, `incoming_line (code, key, ${lineColumns.join(', ')})`, lines);
}

/**
 * Takes lines of orders. Where there are no orders yet, those with a number are written at once, while the next batch is read. All
 * others wait until the last has come, to be put together and compared with what is there.
 */
export async function openOrders(client: PoolClient, incoming: Incoming, columns: readonly string[]): Promise<RowIntake> {
  const { currency, isFirst } = await settingsOf(client);
  const names = new NameNumbers(client, incoming.loadId);
  const exponents = new Exponents(client);
  const straight = isFirst && incoming.vatIncluded === null ? new NewOrders(client, incoming.loadId) : null;
  const of = cellsBy(columns);
  const write = lineWriter(columns, { names, currency, exponentOf: (code) => exponents.of(code) });
  await openLines(client);

  async function learn(rows: readonly StagedRow[]): Promise<void> {
    const currencies = new Set([currency]);
    const unknown = { customer: new Set<string>(), employee: new Set<string>(), product: new Set<string>() };
    const note = (entity: Named, text: string | null): void => {
      if (text !== null && names.numberOf(entity, text) === undefined) unknown[entity].add(text);
    };
    for (const row of rows) {
      const said = of(row, 'currency');
      if (said !== null) currencies.add(said);
      note('customer', of(row, 'customer'));
      note('employee', of(row, 'rep'));
      note('product', articleOf(of, row));
    }
    await exponents.learn(currencies);
    for (const entity of named) await names.learn(entity, unknown[entity]);
  }

  function split(rows: readonly StagedRow[]): Lines {
    const numbered: NumberedLine[] = [];
    const others: string[] = [];
    for (const row of rows) {
      const [code, text] = [of(row, 'order_id'), write(row)];
      if (code === null) others.push(text);
      else numbered.push({ code, text });
    }
    return { numbered, others };
  }

  return {
    take: async (rows) => {
      await learn(rows);
      const lines = split(rows);
      await names.writeCalled();
      await straight?.add(lines.numbered);
      await keepLines(client, straight === null ? lines : { ...lines, numbered: [] });
    },
    merge: async () => {
      await restateLines(client, incoming.vatIncluded);
      const brought = await mergeOrders(client, incoming);
      if (straight === null || straight.lines === 0) return brought;
      return { customers: 'all', merged: { ...brought.merged, inserted: brought.merged.inserted + straight.lines } };
    },
  };
}
