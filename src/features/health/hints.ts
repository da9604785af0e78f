import { emptyMonths } from '#core/diagnosis/import-traces.ts';
import type { KindId } from '#core/files/kind.ts';
import { mayImport } from '#core/people/rights.ts';
import { seesWhatIsMissing } from '#core/diagnosis/data-use.ts';
import { listJoined } from '#store/entities/joined.ts';
import { listProposals } from '#store/entities/named.ts';
import type { FactContext } from '#store/facts/context.ts';
import type { HealthReport } from '#store/reports/health/health.ts';
import { readForeignCurrencies, readTraces } from '#store/reports/health/traces.ts';
import type { RequestContext } from '../context.ts';

/** Kinds whose rows are events that go on, so that an empty month or a long silence says something. */
export const datedKinds: readonly KindId[] = ['deals', 'stage-moves', 'orders', 'payments', 'calls', 'meetings', 'tasks', 'leads'];

const first = { page: 1, size: 1, descending: false } as const;

async function showNames({ database, viewer }: RequestContext) {
  if (!mayImport(viewer, 'customers')) return null;
  const pairs = async (entity: 'customer' | 'product' | 'employee') => (await listProposals(database.sql, viewer, { ...first, sort: 'name', entity })).total;
  return {
    customer: await pairs('customer'),
    product: await pairs('product'),
    employee: await pairs('employee'),
    joined: (await listJoined(database.sql, viewer, { ...first, sort: 'cards' })).total,
  };
}

/** What looks like a trace of an import, a gap in history or a duplicate: to be looked at, never a verdict. */
export async function showHints(context: RequestContext, facts: FactContext, { kinds }: HealthReport) {
  const { database, viewer } = context;
  const { bulk, monthEnds } = await readTraces(database, facts);
  return {
    emptyMonths: kinds
      .filter(({ kind }) => datedKinds.includes(kind))
      .map(({ kind, months }) => ({ kind, months: [...emptyMonths(months.map(({ month }) => month))] }))
      .filter(({ months }) => months.length > 0),
    bulk: bulk.map(({ at, ...moment }) => ({ ...moment, at: at.toISOString() })),
    monthEnds: [...monthEnds],
    currencies: seesWhatIsMissing(viewer) ? await readForeignCurrencies(database, facts) : [],
    names: await showNames(context),
  };
}
