import type { Transaction } from 'kysely';
import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';
import { refreshEmployees } from '../entities/employees.ts';
import { refreshProducts } from '../entities/products.ts';
import { refreshStages } from '../entities/stages.ts';
import { refreshRollUps } from '../rollups/roll-ups.ts';
import { refreshPurchaseDays } from '../rollups/purchase-days.ts';
import type { Tables } from '../tables.ts';
import { transactionOn } from '../transaction-on.ts';
import { holdingBriefly } from './hold-briefly.ts';

/** What may rest on a change: entities made anew from cards and edits, and the roll-up of purchases. */
export type Dependent = 'employees' | 'stages' | 'products' | 'purchase-days';

const refreshes: Readonly<Record<Dependent, (client: PoolClient) => Promise<unknown>>> = {
  'employees': refreshEmployees,
  'stages': refreshStages,
  'products': refreshProducts,
  'purchase-days': refreshPurchaseDays,
};

/** A change within a transaction that holds the facts; it says what rests on it. */
export type Change = (transaction: Transaction<Tables>) => Promise<readonly Dependent[]>;

async function makeChange(client: PoolClient, change: Change): Promise<Transaction<Tables>> {
  const transaction = transactionOn(client);
  for (const dependent of await change(transaction)) await refreshes[dependent](client);
  await refreshRollUps(client);
  return transaction;
}

/** Makes a person's change and brings what rests on it up to date, in one transaction. */
export async function settleChange(database: Database, change: Change): Promise<void> {
  await holdingBriefly(database, (client) => makeChange(client, change));
}

/** Ends a trial without keeping anything, with what was read in it. */
class TrialEnd<T> extends Error {
  readonly answer: T;

  constructor(answer: T) {
    super('trial');
    this.answer = answer;
  }
}

/** Makes the change, lets `read` look at what would be (through `sql` alone), and takes everything back. */
export async function tryChange<T>(database: Database, change: Change, read: (trial: Database) => Promise<T>): Promise<T> {
  try {
    return await holdingBriefly<never>(database, async (client) => {
      const sql = await makeChange(client, change);
      throw new TrialEnd(await read({ ...database, sql }));
    });
  } catch (error) {
    if (error instanceof TrialEnd) return (error as TrialEnd<T>).answer;
    throw error;
  }
}
