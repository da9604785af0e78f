import { implement } from '@orpc/server';
import { listHealthRows, type RowSet } from '#store/reports/health/rows.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf } from '../question.ts';
import { healthContract, type rowReasons } from './contract.ts';
import { showHealth } from './views.ts';

const route = implement(healthContract).$context<RequestContext>();

interface AskedSet {
  readonly reason?: (typeof rowReasons)[number] | undefined;
  readonly column?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly lostOn?: string | undefined;
}

function setOf({ reason, column, createdAt, lostOn }: AskedSet): RowSet {
  if (reason !== undefined) return { gap: reason };
  if (createdAt !== undefined) return { createdAt: new Date(createdAt) };
  return lostOn === undefined ? { withoutColumn: column ?? '' } : { lostOn };
}

export const healthRoutes = route.router({
  report: route.report.handler(({ context, input }) => showHealth(context, input.asOf)),
  rows: route.rows.handler(async ({ context, input }) => {
    const { rows, total } = await listHealthRows(context.database, await factContextOf(context, input.asOf), { ...input, set: setOf(input) });
    return { rows: rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null })), total };
  }),
});
