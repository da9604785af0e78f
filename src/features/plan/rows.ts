import { mayDo } from '#core/people/rights.ts';
import type { PageRequest } from '#core/shared/page.ts';
import { Problem } from '#core/shared/problem.ts';
import { resourceOf } from '#store/measures/relations.ts';
import type { RowSort } from '#store/measures/rows.ts';
import { listActualRows } from '#store/reports/plan-events.ts';
import type { RequestContext } from '../context.ts';
import { seesSingle, settle } from './settle.ts';

export interface RowsQuestion extends PageRequest<RowSort> {
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
  readonly metric: string;
  readonly team?: string | undefined;
  readonly rep?: string | undefined;
  readonly segment?: 'new' | 'current' | undefined;
  readonly search?: string | undefined;
}

/** A page of the orders, deals, payments, calls … behind an actual. */
export async function showRows(context: RequestContext, input: RowsQuestion) {
  const { database, viewer } = context;
  const { facts, metric, owner, period } = await settle(context, { ...input, basis: 'latest' });
  if (!seesSingle(viewer, metric) || !mayDo(viewer, resourceOf[metric.compute.fact], 'read')) throw new Problem('not-found');
  const { page, size, sort, descending, search, segment } = input;
  const { rows, total } = await listActualRows(database, facts, { metric: metric.id, period, owner, segment, search, page: { page, size, sort, descending } });
  return {
    rows: rows.map(({ key, code, title, customer, rep, at, amount }) => ({ key, code, title, customer, rep, at: at?.toISOString() ?? null, amount })),
    total,
  };
}
