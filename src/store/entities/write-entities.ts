import type { ClientBase } from 'pg';

export type EntityRow = Readonly<Record<string, unknown>> & { readonly id: number };

const batch = 5000;

/** Writes the entities' fields where they changed, and lists them. */
export async function writeSomeEntities(
  client: ClientBase,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly EntityRow[],
): Promise<void> {
  const names = Object.keys(columns);
  const shape = Object.entries(columns).map(([name, type]) => `${name} ${type}`).join(', ');
  const set = names.map((name) => `${name} = r.${name}`).join(', ');
  const before = names.map((name) => `t.${name}`).join(', ');
  const after = names.map((name) => `r.${name}`).join(', ');
  for (let start = 0; start < rows.length; start += batch) {
    await client.query(
      `update ${table} t set ${set}, listed = true
       from jsonb_to_recordset($1::jsonb) r(id int, ${shape})
       where t.id = r.id and ((${before}) is distinct from (${after}) or not t.listed)`,
      [JSON.stringify(rows.slice(start, start + batch))],
    );
  }
}

/** Writes the fields of all entities where they changed; those not among the rows are no longer listed. */
export async function writeEntities(
  client: ClientBase,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly EntityRow[],
): Promise<void> {
  await writeSomeEntities(client, table, columns, rows);
  await client.query(`update ${table} set listed = false where listed and id <> all($1)`, [rows.map((row) => row.id)]);
}
