import type { Viewer } from '#core/people/viewer.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { addUploadedFile, type UploadedFile } from '#store/uploaded-files.ts';
import { authorise } from './authorise.ts';

/** Writes down that a file has come; its bytes are already in the data folder under the id. */
export async function registerUploadedFile(database: Database, viewer: Viewer, file: UploadedFile): Promise<void> {
  authorise(viewer, 'intake', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    await addUploadedFile(transaction, viewer, file);
    const details = { name: file.name, bytes: file.bytes };
    await record(transaction, viewer, { action: 'upload-file', subjectType: 'file', subjectId: file.id, details });
  });
}
