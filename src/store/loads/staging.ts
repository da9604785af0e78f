import type { ClientBase } from 'pg';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { writeCopy } from '../copy-in.ts';
import { copyText } from './copy-text.ts';

/** One parsed row on its way in: its line in the file and the canonical text of each column, or null. */
export interface StagedRow {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Makes the temporary table that a load's rows are staged in, a column for each of the kind; it lives until the transaction ends. */
export async function openStaging(client: ClientBase, kind: KindId): Promise<void> {
  const cells = fileKinds[kind].columns.map(({ id }) => `${quote(id)} text`).join(', ');
  await client.query(`create temp table staged (line int not null, ${cells}) on commit drop`);
}

const copyLine = (row: StagedRow): string => {
  let text = String(row.line);
  for (const cell of row.cells) text += `\t${copyText(cell)}`;
  return `${text}\n`;
};

/** Appends a batch of rows, whose cells are those columns, to the staging table by COPY; resolves when the database has taken them. */
export async function stageRows(client: ClientBase, columns: readonly string[], rows: readonly StagedRow[]): Promise<void> {
  if (rows.length > 0) await writeCopy(client, `staged (line, ${columns.map(quote).join(', ')})`, rows.map(copyLine));
}

/** One row that could not be read, kept as it came so that it can be corrected and loaded again. */
export interface RejectedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly unknown[];
}

export async function keepRejects(client: ClientBase, loadId: number, rows: readonly RejectedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const clean = (text: string): string => text.replaceAll('\u0000', '');
  await client.query(
    `insert into load_reject (load_id, line, cells, problems)
     select $1, r.line, array(select jsonb_array_elements_text(r.cells)), r.problems
     from jsonb_to_recordset($2::jsonb) r(line int, cells jsonb, problems jsonb)
     on conflict do nothing`,
    [loadId, clean(JSON.stringify(rows).replaceAll('\\u0000', ''))],
  );
}
