import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import type { VatChoice } from '#core/files/money.ts';
import { addMonths } from '#core/shared/day.ts';
import type { Database } from '#store/database.ts';
import { addLoad } from '#store/loads/load-log.ts';
import { runLoad, type Loaded } from '#store/loads/run-load.ts';

export type Row = Readonly<Record<string, string | null>>;

export interface HowToLoad {
  /** As if a person had entered the rows. */
  readonly byHand?: boolean;
  /** What was said of VAT in the sums. */
  readonly vat?: VatChoice;
}

/** Loads rows of canonical texts straight into the store, as a file that parsed without a fault would. */
export async function loadRows(database: Database, kind: KindId, rows: readonly Row[], { byHand = false, vat }: HowToLoad = {}): Promise<Loaded> {
  const columns = fileKinds[kind].columns.map((column) => column.id);
  const present = columns.filter((column) => rows.some((row) => column in row));
  const loadId = await addLoad(database.sql, { kind, byHand, fileName: `${kind}.csv`, fileBytes: null, filePath: null, options: {}, createdBy: null });
  return runLoad(database, {
    loadId,
    kind,
    byHand,
    columns,
    present,
    vat,
    read: async (intake) => {
      await intake.take(rows.map((row, index) => ({ line: index + 2, cells: columns.map((column) => row[column] ?? null) })), []);
      return { sha256: null, warnings: [] };
    },
  });
}

/** The canonical text of a month's period, as a plan names it. */
export function wholeMonth(month: string): string {
  return `${month}-01..${addMonths(`${month}-01`, 1)}`;
}
