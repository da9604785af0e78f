import type { FunnelSet } from '#core/pipeline/funnel-sets.ts';
import type { PageRequest } from '#core/shared/page.ts';
import type { FactRow, RowSort } from '#store/measures/rows.ts';
import { listFunnelRows } from '#store/reports/funnel-rows.ts';
import type { RequestContext } from '../context.ts';
import { settle, type FunnelQuestion } from './frame.ts';

export interface DealsQuestion extends FunnelQuestion, PageRequest<RowSort> {
  readonly set: FunnelSet;
  readonly stage?: number | undefined;
  /** A loss reason; empty for losses without one. */
  readonly reason?: string | undefined;
  readonly search?: string | undefined;
}

/** A page of the deals behind a number of the funnel. */
export async function showDeals(context: RequestContext, input: DealsQuestion) {
  const { facts, request } = await settle(context, input);
  const { set, search, page, size, sort, descending } = input;
  const lossReason = input.reason === '' ? null : input.reason;
  const asked = { ...request, set, stageId: input.stage, search, lossReason, page: { page, size, sort, descending } };
  const { rows, total } = await listFunnelRows(context.database, facts, asked);
  return { rows: rows.map(showDeal), total };
}

function showDeal({ key, code, title, customer, rep, amount, leftOut, deal }: FactRow) {
  return {
    key, code, title, customer, rep, amount, leftOut,
    stage: deal?.stage ?? null,
    outcome: deal?.outcome ?? null,
    createdAt: deal?.createdAt?.toISOString() ?? null,
    closedAt: deal?.closedAt?.toISOString() ?? null,
    days: deal?.days ?? null,
    lossReason: deal?.lossReason ?? null,
  };
}
