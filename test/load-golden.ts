import { system } from '#core/people/viewer.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { asOf, deals, stages } from './fixtures/f1-funnel.ts';
import { loadRows } from './load-rows.ts';

export const goldenContext: FactContext = { asOf: new Date(asOf), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system };
export const october = { from: new Date('2026-09-30T21:00:00Z'), to: new Date('2026-10-31T21:00:00Z') };

const iso = (at: number): string => new Date(at).toISOString();
const stageText = (to: number | 'won' | 'lost'): string => (typeof to === 'number' ? (stages[to - 1]?.name ?? '') : to);

/** The golden funnel as files would bring it: deals with amounts, then every move. */
export async function loadGoldenFunnel(database: Database): Promise<void> {
  await loadRows(database, 'deals', deals.map((deal) => ({
    deal_id: deal.id, amount: String(deal.amount / 100), created_at: iso(deal.createdAt), is_test: String(deal.isTest),
  })));
  await loadRows(database, 'stage-moves', deals.flatMap((deal) =>
    deal.moves.map((move) => ({ deal_id: deal.id, at: iso(move.at), stage: stageText(move.to) }))));
}
