import { z } from 'zod';
import { roles } from '#core/people/viewer.ts';
import { dayText, done, guarded, instantText } from '../procedure.ts';

const tags = ['diagnosis'];
const language = z.enum(['ru', 'en']);
const userId = z.string().min(1).max(100);
const settings = { resource: 'settings', verb: 'edit' } as const;

const schedule = z.object({
  isOn: z.boolean(),
  /** Monday is 1. */
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  language,
});

const letter = z.object({
  dueOn: dayText,
  userId,
  name: z.string(),
  attempts: z.int().min(1),
  at: instantText,
  /** `unknown`: the server stopped while the mail server was getting it. */
  state: z.enum(['sent', 'failed', 'making', 'unknown']),
  failure: z.string().nullable(),
});

export const diagnosisReportContract = {
  download: guarded({ resource: 'diagnosis', verb: 'read' })
    .route({ method: 'GET', path: '/diagnosis/report', summary: 'The report of the diagnosis: PDF, XLSX, or the map on one sheet of A3 (PDF)', tags })
    .input(z.object({ format: z.enum(['pdf', 'xlsx', 'map']).default('pdf'), language: language.default('ru'), asOf: dayText.optional() }))
    .output(z.file()),
  schedule: guarded(settings)
    .route({ method: 'GET', path: '/diagnosis/report/schedule', summary: 'When the report goes out by mail, to whom, and what went out', tags })
    .input(z.object({}))
    .output(
      z.object({
        ...schedule.shape,
        isMailSetUp: z.boolean(),
        readers: z.array(userId),
        /** Who may be chosen. */
        candidates: z.array(z.object({ id: userId, name: z.string(), email: z.string(), role: z.enum(roles) })),
        nextAt: instantText.nullable(),
        letters: z.array(letter),
      }),
    ),
  setSchedule: guarded(settings)
    .route({ method: 'PUT', path: '/diagnosis/report/schedule', summary: 'Set when the report goes out by mail, and to whom', tags })
    .input(schedule.extend({ readers: z.array(userId).max(200) }))
    .output(done),
};
