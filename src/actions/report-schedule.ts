import type { Viewer } from '#core/people/viewer.ts';
import { mayHaveReport } from '#core/diagnosis/report-rights.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { readReportReaders, type ReportSchedule, writeReportSchedule } from '#store/diagnosis/report-letters.ts';
import { findUser } from '#store/users.ts';
import { findViewer } from '#store/viewers.ts';
import { authorise } from './authorise.ts';

export interface ScheduleChange extends Omit<ReportSchedule, 'changedAt'> {
  readonly readers: readonly string[];
}

/** Who of these may be chosen: `user-not-found` for one the viewer may not see or who may not have the report. */
async function checkReaders(database: Database, viewer: Viewer, readers: readonly string[]): Promise<void> {
  for (const id of readers) {
    const [user, reader] = [await findUser(database.sql, viewer, id), await findViewer(database.sql, id)];
    if (user === undefined || reader === null || !mayHaveReport(reader)) throw new Problem('user-not-found');
  }
}

/** Sets when the report goes out and to whom; readers whom the viewer may not see stay as they are. */
export async function changeReportSchedule(database: Database, viewer: Viewer, { readers, ...schedule }: ScheduleChange, now: Date): Promise<void> {
  authorise(viewer, 'settings', 'edit');
  await checkReaders(database, viewer, readers);
  const unseen: string[] = [];
  for (const id of await readReportReaders(database.sql)) if ((await findUser(database.sql, viewer, id)) === undefined) unseen.push(id);
  await database.sql.transaction().execute(async (transaction) => {
    await writeReportSchedule(transaction, viewer, { ...schedule, changedAt: now }, [...new Set([...readers, ...unseen])]);
    await record(transaction, viewer, { action: 'change-report-schedule', subjectType: 'diagnosis', subjectId: null, details: { ...schedule, readers } });
  });
}
