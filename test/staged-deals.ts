import type { Database } from '#store/database.ts';
import { loadRows, type Row } from './load-rows.ts';

export const stageNames = ['Заявка', 'Потребность выявлена', 'Встреча проведена', 'КП согласовано'] as const;

/** A closed deal that passed the first `furthest` of four stages, a day each from the first of September, and closed on a day of its own. */
export interface StagedDeal {
  readonly rep?: string;
  readonly furthest: 1 | 2 | 3 | 4;
  readonly outcome: 'won' | 'lost';
  readonly reason?: string;
  /** Days after the last stage. */
  readonly days?: number;
}

const day = (number: number): string => new Date(Date.parse('2026-09-01T12:00:00+03:00') + number * 86_400_000).toISOString();

/** Loads the stages of one pipeline and deals with all their moves. */
export async function loadStagedDeals(database: Database, deals: readonly StagedDeal[]): Promise<void> {
  await loadRows(database, 'stages', [
    ...stageNames.map((stage, at) => ({ order: String(at + 1), stage, kind: 'open' })),
    { order: '5', stage: 'Оплачено', kind: 'won' },
    { order: '6', stage: 'Отказ', kind: 'lost' },
  ]);
  await loadRows(database, 'deals', deals.map(({ rep = null, reason = null }, at): Row => ({ deal_id: `d${at}`, rep, loss_reason: reason, amount: '1000', created_at: day(0) })));
  await loadRows(database, 'stage-moves', deals.flatMap(({ furthest, outcome, days = 1 }, at): Row[] => [
    ...stageNames.slice(0, furthest).map((stage, place) => ({ deal_id: `d${at}`, at: day(place), stage })),
    { deal_id: `d${at}`, at: day(furthest - 1 + days), stage: outcome },
  ]));
}

/** So many times the same. */
export const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
