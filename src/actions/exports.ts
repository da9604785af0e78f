import type { Viewer } from '#core/people/viewer.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { authorise } from './authorise.ts';

/** What leaves the product as a file. */
export interface Export {
  /** The screen it was taken from: `funnel`. */
  readonly subject: string;
  /** Period, conditions and number of rows; no values of rows. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Allows an export and writes to the audit log who took what. */
export async function recordExport(database: Database, viewer: Viewer, { subject, details }: Export): Promise<void> {
  authorise(viewer, 'export', 'read');
  await database.sql.transaction().execute((transaction) =>
    record(transaction, viewer, { action: 'export', subjectType: subject, subjectId: null, details }));
}
