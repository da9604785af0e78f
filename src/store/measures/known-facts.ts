import { sql } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import type { Fact } from '#core/metrics/vocabulary.ts';
import type { Day } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { nextStepStart, stepStart } from '#core/shared/step.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';

const tables: Readonly<Record<Fact, string>> = {
  closing: 'deal',
  creation: 'deal',
  'open-deal': 'deal',
  'order-line': 'sales_order',
  payment: 'payment',
  call: 'call',
  meeting: 'meeting',
  task: 'task',
};

const kinds: Readonly<Record<Fact, KindId>> = {
  closing: 'deals',
  creation: 'deals',
  'open-deal': 'deals',
  'order-line': 'orders',
  payment: 'payments',
  call: 'calls',
  meeting: 'meetings',
  task: 'tasks',
};

/** Whether any row of the kind was ever loaded: without one a count of nothing is no zero. */
export async function hasFacts(database: Database, fact: Fact): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (select from ${sql.table(tables[fact])} where current) as found`.execute(database.sql);
  return found.rows[0]?.found ?? false;
}

/**
 * The days of which facts of the kind are known: whole months, from that of the first one to that of the
 * newest load or fact. Null when none were ever loaded.
 */
export async function knownDays(database: Database, fact: Fact, timeZone: string): Promise<Period | null> {
  const read = await sql<{ first: Date | null; last: Date | null }>`
    select min(first_at) as first, max(greatest(last_at, loaded_at)) as last
    from load where kind = ${kinds[fact]} and status = 'loaded' and first_at is not null`.execute(database.sql);
  const { first, last } = read.rows[0] ?? { first: null, last: null };
  if (first === null || last === null) return null;
  const dayAt = (at: Date): Day => dayOf(at.getTime(), timeZone);
  return { from: stepStart(dayAt(first), 'month'), to: nextStepStart(dayAt(last), 'month') };
}
