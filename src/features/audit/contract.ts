import { z } from 'zod';
import { pageFields } from '#core/shared/page.ts';
import { guarded, instantText, pageOf } from '../procedure.ts';

const entry = z.object({
  id: z.int(),
  at: instantText,
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  role: z.string(),
  via: z.enum(['screen', 'token', 'command-line']),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});

export const auditContract = {
  list: guarded({ resource: 'audit-log', verb: 'read' })
    .route({ method: 'GET', path: '/audit', summary: 'Who did what, the latest first', tags: ['audit'] })
    .input(
      z.object({
        ...pageFields(['at', 'action']),
        descending: z.boolean().default(true),
        userId: z.string().max(100).optional(),
        action: z.string().max(100).optional(),
        from: instantText.optional(),
        to: instantText.optional(),
      }),
    )
    .output(pageOf(entry)),
  choices: guarded({ resource: 'audit-log', verb: 'read' })
    .route({ method: 'GET', path: '/audit/choices', summary: 'What the log can be narrowed to: who and what', tags: ['audit'] })
    .output(z.object({ actions: z.array(z.string()), users: z.array(z.object({ id: z.string(), name: z.string() })) })),
};
