import { sql } from 'kysely';
import { analysisAge } from '../analysis-uses.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, employeeName, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { repMixes, winsToTell } from '../win-mixing.ts';
import { ownShare } from './08-new-customers.ts';
import { forgottenCustomers, planned } from './09-important-customers.ts';
import { nextPurchase, secondPurchase } from './09-repeat-purchases.ts';
import { bridge, retention } from './09-revenue-kept.ts';

interface RepShare {
  readonly id: number;
  readonly name: string;
  readonly sales: number;
  readonly current: number;
}

/** Reps by the share of current customers in their won deals; in their customers' purchases where no deal tells. */
const repShares = (frame: Frame): Promise<RepShare[]> =>
  frame.once('rep shares of current', async () => {
    const byDeals = await repMixes(frame, 'last-12-months');
    if (byDeals.length > 0) return byDeals.map(({ id, name, wins, current }) => ({ id, name, sales: wins, current })).toSorted((a, b) => b.current - a.current);
    const byOrders = await sql<RepShare>`
      select s.employee_id as id, ${employeeName(sql`s.employee_id`)} as name, count(*)::int as sales, (count(*) filter (where s.segment = 'current'))::float8 / count(*) as current
      from (select distinct f.employee_id, f.customer_id, f.day, f.segment
            from (${counted(frame, 'order-line', frame.span('last-12-months'))}) f where f.is_purchase and f.employee_id is not null) s
      group by 1 having count(*) >= ${winsToTell} order by 4 desc, 1`.execute(frame.database.sql);
    return byOrders.rows;
  });

const keeperOfCurrent: SignalReader = {
  read: async (frame) => {
    const reps = await repShares(frame);
    const sample = reps.reduce((sum, { sales }) => sum + sales, 0);
    if (sample === 0) return none('no-data', { sample });
    const keepers = reps.filter(({ current }) => current >= ownShare).length;
    return { value: keepers > 0 ? 1 : 0, numerator: keepers, denominator: reps.length, sample, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => ({
    list: (await repShares(frame)).map(({ id, name, current }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: current, hit: current < ownShare,
    })),
  }),
};

/** Section 9: current customers. */
export const currentCustomersSignals: SectionReaders = {
  'S9.1': keeperOfCurrent,
  'S9.2': planned,
  'S9.3': analysisAge('S9.3'),
  'S9.4': secondPurchase,
  'S9.5a': nextPurchase(2),
  'S9.5b': nextPurchase(3),
  'S9.6': forgottenCustomers,
  'S9.7': retention,
  'S9.8': bridge,
};
