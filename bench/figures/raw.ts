import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { type DataFiles, fileOf } from '../data/files.ts';

/** The raw files in DuckDB's own tables, asked with as many threads as the product's database has. */
export interface Raw {
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** Which customer each text of the files means, as the product found out by joining cards: no figure from raw columns could know. */
  nameCustomers(known: readonly { readonly text: string; readonly customer: number }[]): Promise<void>;
  close(): void;
}

const tables = { orders: 'orders', deals: 'deals', moves: 'stage-moves', calls: 'calls', plans: 'plans' } as const;

const numberOf = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

async function read(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
  const rows = await (await connection.run(sql)).getRowObjectsJS();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, numberOf(value)])));
}

export async function openRaw(files: DataFiles): Promise<Raw> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  for (const [table, kind] of Object.entries(tables)) {
    await connection.run(`create table ${table} as select * from read_csv('${fileOf(files, kind)}', delim = ';', header = true, sample_size = -1)`);
  }
  return {
    rows: (sql) => read(connection, sql),
    nameCustomers: async (known) => {
      await connection.run('create table names (text varchar, customer integer)');
      for (let start = 0; start < known.length; start += 5000) {
        const values = known.slice(start, start + 5000).map(({ text, customer }) => `('${text.replaceAll("'", "''")}', ${customer})`);
        await connection.run(`insert into names values ${values.join(',')}`);
      }
      await connection.run('alter table orders alter customer type varchar');
      await connection.run('create table order_lines as select o.*, n.customer as customer_id from orders o left join names n on n.text = o.customer');
      await connection.run('drop table orders');
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
