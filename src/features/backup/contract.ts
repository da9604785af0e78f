import { z } from 'zod';
import { backupReasons } from '#core/backup/backup-name.ts';
import { pageFields } from '#core/shared/page.ts';
import { problemCodes } from '#core/shared/problem.ts';
import { done, guarded, instantText, pageOf } from '../procedure.ts';

const tags = ['backups'];
const edit = { resource: 'backup', verb: 'edit' } as const;
const name = z.string().min(1).max(100);

const schedule = z.object({
  isOn: z.boolean(),
  hour: z.int().min(0).max(23),
  keepDaily: z.int().min(1).max(366),
  keepWeekly: z.int().min(0).max(520),
  keepMonthly: z.int().min(0).max(1200),
});

const file = z.object({
  name,
  madeAt: instantText,
  reason: z.enum(backupReasons),
  bytes: z.int(),
  /** Of the whole file; null for one that was made before a change of the schema or a restore. */
  sha256: z.string().nullable(),
});

export const backupContract = {
  state: guarded(edit)
    .route({ method: 'GET', path: '/backups/state', summary: 'The last good backup, the next one, what went wrong since', tags })
    .output(
      z.object({
        folder: z.string(),
        freeBytes: z.int().nullable(),
        schedule,
        nextAt: instantText.nullable(),
        runningSince: instantText.nullable(),
        last: z.object({ name, endedAt: instantText, bytes: z.int(), seconds: z.number() }).nullable(),
        /** The newest failure, where no backup has been good since. */
        failure: z.object({ at: instantText, code: z.enum(problemCodes), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }).nullable(),
        /** How any of them is put back, on the machine of the server. */
        restoreCommand: z.string(),
      }),
    ),
  list: guarded(edit)
    .route({ method: 'GET', path: '/backups', summary: 'The backups in the folder', tags })
    .input(z.object({ ...pageFields(['madeAt', 'bytes']), descending: z.boolean().default(true) }))
    .output(pageOf(file)),
  begin: guarded(edit)
    .route({ method: 'POST', path: '/backups', summary: 'Begin a backup; it goes on by itself', tags })
    .output(done),
  setSchedule: guarded(edit)
    .route({ method: 'PUT', path: '/backups/schedule', summary: 'Set when backups are made and how many stay', tags })
    .input(schedule)
    .output(done),
  remove: guarded(edit)
    .route({ method: 'DELETE', path: '/backups/{name}', summary: 'Remove a backup for good', tags })
    .input(z.object({ name }))
    .output(done),
};
