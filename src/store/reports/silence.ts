import { judgeRadar, type Radar } from '#core/customers/radar.ts';
import type { RadarCustomer } from '#core/customers/radar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readCustomerHistories, type CustomerHistories, type SeenCustomer } from './customer-histories.ts';

export interface SilentCustomer extends RadarCustomer {
  readonly about: SeenCustomer;
}

export interface SilenceReport extends Pick<Radar, 'level'> {
  readonly histories: CustomerHistories;
  /** Those the viewer may see who ever bought more than they returned on a day. */
  readonly customers: readonly SilentCustomer[];
  /** Those the viewer may see who never did: in no figure of this report. */
  readonly withoutPurchase: number;
}

/**
 * Every customer's silence against its own rhythm, as of an instant. All customers are judged together
 * and the viewer's shown, so that a state is the same for whoever looks.
 */
export async function readSilence(database: Database, context: FactContext): Promise<SilenceReport> {
  const histories = await readCustomerHistories(database, context);
  const { level, customers } = judgeRadar(histories.everyone, histories.today);
  const seen = new Map(histories.seen.map((customer) => [customer.id, customer]));
  const shown = customers.flatMap((customer) => {
    const about = seen.get(customer.id);
    return about === undefined ? [] : [{ ...customer, about }];
  });
  return { level, histories, customers: shown, withoutPurchase: seen.size - shown.length };
}
