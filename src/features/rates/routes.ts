import { implement } from '@orpc/server';
import { deleteRate, setRates } from '#actions/rates.ts';
import { deleteVatRate, setVatRate } from '#actions/vat-rates.ts';
import { listRates } from '#store/rates.ts';
import { listMissingRates } from '#store/reports/missing-rates.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import { listVatRates } from '#store/vat-rates.ts';
import type { RequestContext } from '../context.ts';
import { ratesContract } from './contract.ts';

const route = implement(ratesContract).$context<RequestContext>();

export const ratesRoutes = route.router({
  list: route.list.handler(({ context, input }) => listRates(context.database.sql, context.viewer, input)),
  missing: route.missing.handler(async ({ context, input }) => {
    const { database, viewer, organisation, now } = context;
    // Every fact up to now counts, also where figures are as of an earlier day.
    const everything = { asOf: new Date(now), timeZone: organisation.timeZone, currency: organisation.currency, viewer, ...(await readRollUps(database)) };
    return listMissingRates(database, everything, input);
  }),
  set: route.set.handler(({ context, input }) => setRates(context.database, context.viewer, input.rows)),
  remove: route.remove.handler(async ({ context, input }) => {
    await deleteRate(context.database, context.viewer, input.currency, input.day);
    return { done: true } as const;
  }),
  listVat: route.listVat.handler(async ({ context }) => ({ rows: await listVatRates(context.database.sql) })),
  setVat: route.setVat.handler(async ({ context, input }) => {
    await setVatRate(context.database, context.viewer, input);
    return { done: true } as const;
  }),
  removeVat: route.removeVat.handler(async ({ context, input }) => {
    await deleteVatRate(context.database, context.viewer, input.since);
    return { done: true } as const;
  }),
});
