import type { Transaction } from 'kysely';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { transactionOn } from '../transaction-on.ts';
import { holdingBriefly } from './hold-briefly.ts';
import { addLoad } from './load-log.ts';
import { loadRows, undoRows, type Loaded } from './run-load.ts';
import type { Undone } from './undo.ts';

/** Rows that a person entered, as canonical texts by column. */
export interface Entry {
  readonly kind: KindId;
  readonly rows: readonly Readonly<Record<string, string | null>>[];
  /** What stands for a file's name in the history. */
  readonly title: string;
  readonly createdBy: string | null;
}

/** What must be written in the same transaction, such as the note in the audit log. */
export type Beside = (transaction: Transaction<Tables>, loadId: number) => Promise<void>;

/** Enters rows by hand: a load of its own that ranks above every file, written whole or not at all. `facts-busy` while a file is being written. */
export function enterRows(database: Database, entry: Entry, beside: Beside): Promise<Loaded> {
  const columns = fileKinds[entry.kind].columns.map(({ id }) => id);
  return holdingBriefly(database, async (client) => {
    const transaction = transactionOn(client);
    const loadId = await addLoad(transaction, {
      kind: entry.kind, byHand: true, fileName: entry.title, fileBytes: null, filePath: null, options: {}, createdBy: entry.createdBy,
    });
    const loaded = await loadRows(client, {
      loadId,
      kind: entry.kind,
      byHand: true,
      columns,
      read: async (intake) => {
        await intake.take(entry.rows.map((row, at) => ({ line: at + 1, cells: columns.map((column) => row[column] ?? null) })), []);
        return { sha256: null, warnings: [] };
      },
    });
    await beside(transaction, loadId);
    return loaded;
  });
}

/** Takes back what a person entered. */
export function takeBackRows(database: Database, entry: { readonly loadId: number; readonly kind: KindId; readonly undoneBy: string | null }, beside: Beside): Promise<Undone> {
  return holdingBriefly(database, async (client) => {
    const undone = await undoRows(client, entry.loadId, entry.kind, entry.undoneBy);
    await beside(transactionOn(client), entry.loadId);
    return undone;
  });
}
