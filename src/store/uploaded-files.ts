import type { Kysely, Transaction } from 'kysely';
import { scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Tables } from './tables.ts';

/** A file someone sent; its bytes lie in the data folder under the id. */
export interface UploadedFile {
  readonly id: string;
  /** As the sender called it; never a path. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export async function addUploadedFile(transaction: Transaction<Tables>, viewer: Viewer, file: UploadedFile): Promise<void> {
  await transaction.insertInto('uploaded_file').values({ ...file, uploaded_by: viewer.userId }).execute();
}

/** The file, if the viewer may load files and, where the right is to own ones only, sent it. */
export async function findUploadedFile(sql: Kysely<Tables>, viewer: Viewer, id: string): Promise<UploadedFile | undefined> {
  const scope = scopeOf(viewer, 'intake', 'edit');
  if (scope === 'none') return undefined;
  return sql
    .selectFrom('uploaded_file')
    .select(['id', 'name', 'bytes', 'sha256'])
    .where('id', '=', id)
    .$if(scope !== 'all', (q) => q.where('uploaded_by', '=', viewer.userId))
    .executeTakeFirst();
}

/** Forgets files sent before the instant; returns their ids, whose bytes may go too. */
export async function forgetUploadedFiles(sql: Kysely<Tables>, before: Date): Promise<string[]> {
  const rows = await sql.deleteFrom('uploaded_file').where('created_at', '<', before).returning('id').execute();
  return rows.map(({ id }) => id);
}
