import { z } from 'zod';
import { workNames } from '#core/system/work.ts';
import { problemCodes } from '#core/shared/problem.ts';
import { done, guarded, instantText } from '../procedure.ts';

const edit = { resource: 'settings', verb: 'edit' } as const;
const tags = ['system'];
const bytes = z.int().nullable();
const name = z.enum(workNames);

const work = z.object({
  name,
  runningSince: instantText.nullable(),
  isStopping: z.boolean(),
  canStop: z.boolean(),
  waiting: z.int(),
  /** When what failed is tried again by itself. */
  nextTryAt: instantText.nullable(),
  /** The last good end within a day. */
  doneAt: instantText.nullable(),
  failure: z.object({ at: instantText, code: z.enum(problemCodes) }).nullable(),
});

export const systemContract = {
  state: guarded({ resource: 'settings', verb: 'read' })
    .route({ method: 'GET', path: '/system/state', summary: 'Versions, the database, the disk and the background work of the installation', tags })
    .output(
      z.object({
        version: z.string(),
        node: z.string(),
        startedAt: instantText,
        database: z.object({ version: z.string(), isEmbedded: z.boolean(), bytes, schema: z.string().nullable(), schemaSince: instantText.nullable() }),
        /** Bytes; null where the system does not say. Backups may lie on another disk. */
        disk: z.object({ freeBytes: bytes, uploadsBytes: bytes, backupsBytes: bytes, backupsFreeBytes: bytes }),
        works: z.array(work),
      }),
    ),
  stopWork: guarded(edit)
    .route({ method: 'POST', path: '/system/works/{name}/stop', summary: 'Ask background work to give way; what it has done stays', tags })
    .input(z.object({ name }))
    .output(done),
  repeatWork: guarded(edit)
    .route({ method: 'POST', path: '/system/works/{name}/repeat', summary: 'Ask for background work once more, without waiting for its hour', tags })
    .input(z.object({ name }))
    .output(done),
};
