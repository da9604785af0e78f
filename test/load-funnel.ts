import type { FunnelDeal, MoveTarget } from '#core/pipeline/deal-path.ts';
import type { Database } from '#store/database.ts';
import { loadRows } from './load-rows.ts';

/** The open stages of the pipeline that random deals walk; their ids in the reference are their places. */
export const walkedStages = ['Заявка', 'Квалификация', 'Встреча', 'КП', 'Счёт'] as const;
export const walkedPipeline = 'Продажи';

const stageText = (to: MoveTarget): string => {
  if (typeof to === 'number') return walkedStages[to - 1] ?? '';
  return { won: 'Оплачено', lost: 'Отказ', elsewhere: 'Передано' }[to];
};

const iso = (at: number): string => new Date(at).toISOString();

/** A deal of the reference and how the deals file gives it. */
export interface FiledDeal extends FunnelDeal {
  /** Only the file knows of it: its closing stands there, and nothing says which stages it saw. */
  readonly withoutMoves: boolean;
}

function fileRow(deal: FiledDeal) {
  const closing = deal.withoutMoves ? deal.moves.at(-1) : undefined;
  return {
    deal_id: String(deal.id),
    pipeline: walkedPipeline,
    amount: deal.amount === null ? null : String(deal.amount / 100),
    created_at: iso(deal.createdAt),
    is_test: String(deal.isTest),
    outcome: closing === undefined ? null : String(closing.to),
    closed_at: closing === undefined ? null : iso(closing.at),
  };
}

/** Loads the stages of two pipelines, then the deals and their moves, as files would bring them. */
export async function loadWalkedDeals(database: Database, deals: readonly FiledDeal[]): Promise<void> {
  const listed = [...walkedStages.map((stage) => [stage, 'open']), ['Оплачено', 'won'], ['Отказ', 'lost']] as const;
  await loadRows(database, 'stages', [
    ...listed.map(([stage, kind], place) => ({ pipeline: walkedPipeline, order: String(place + 1), stage, kind })),
    { pipeline: 'Сервис', order: '1', stage: 'Передано', kind: 'open' },
  ]);
  await loadRows(database, 'deals', deals.map(fileRow));
  await loadRows(database, 'stage-moves', deals.filter((deal) => !deal.withoutMoves).flatMap((deal) =>
    deal.moves.map((move) => ({ deal_id: String(deal.id), at: iso(move.at), stage: stageText(move.to) }))));
}
