import { implement } from '@orpc/server';
import { listAuditChoices, listAuditEntries } from '#store/audit.ts';
import type { RequestContext } from '../context.ts';
import { auditContract } from './contract.ts';

const route = implement(auditContract).$context<RequestContext>();

export const auditRoutes = route.router({
  list: route.list.handler(async ({ context, input }) => {
    const from = input.from === undefined ? undefined : new Date(input.from);
    const to = input.to === undefined ? undefined : new Date(input.to);
    const { rows, total } = await listAuditEntries(context.database.sql, context.viewer, { ...input, from, to });
    return { rows: rows.map((entry) => ({ ...entry, at: entry.at.toISOString() })), total };
  }),
  choices: route.choices.handler(({ context }) => listAuditChoices(context.database.sql, context.viewer)),
});
