import type { KindId } from '../files/kind.ts';
import type { Breakdown } from './vocabulary.ts';

/**
 * The fields of a deal behind its seven breakdowns: product, audience, channel, region, employee, and the
 * customer, by whom new and current customers are told apart.
 */
export const breakdownFields = ['product', 'audience', 'source', 'region', 'rep', 'customer'] as const;
export type BreakdownField = (typeof breakdownFields)[number];

const columns: Readonly<Partial<Record<KindId, Readonly<Record<string, readonly Breakdown[]>>>>> = {
  employees: { team: ['team'] },
  customers: { region: ['region'] },
  products: { category: ['category'] },
  deals: {
    rep: ['rep', 'team'], pipeline: ['pipeline'], stage: ['stage'], source: ['source', 'channel'], region: ['region'], audience: ['audience'],
    product: ['product', 'category'], customer: ['segment'],
  },
  orders: { rep: ['rep', 'team'], product: ['product', 'category'], category: ['category'], channel: ['channel'], region: ['region'], customer: ['segment'] },
  payments: { customer: ['rep', 'region'] },
  calls: { rep: ['rep', 'team'], customer: ['region'] },
  meetings: { rep: ['rep', 'team'], customer: ['region'] },
  tasks: { rep: ['rep', 'team'], customer: ['region'] },
};

/** The breakdowns that rest on a column of a file. */
export const breakdownsOfColumn = (kind: KindId, column: string): readonly Breakdown[] => columns[kind]?.[column] ?? [];
