import { Problem } from '#core/shared/problem.ts';
import { readAbcXyz } from '#store/reports/abcxyz.ts';
import { readLeftOut } from '#store/reports/abcxyz-left-out.ts';
import { readRepeat } from '#store/reports/repeat.ts';
import { readSilence } from '#store/reports/silence.ts';
import { moneyText } from '../figures.ts';
import type { Report } from './report.ts';

function oneOf<const Names extends readonly string[]>(name: string, text: string, known: Names): Names[number] {
  if (!known.includes(text)) throw new Problem('invalid-input', { field: name, known: known.join(', ') });
  return text;
}

export const reportAbcXyz: Report = async (store, context, options) => {
  const { from, to } = options;
  const report = await readAbcXyz(store, context, {
    measure: oneOf('--measure', options.measure ?? 'revenue', ['revenue', 'margin']),
    mode: oneOf('--mode', options.mode ?? 'frequency', ['frequency', 'variation', 'rank']),
    ...(from !== undefined && to !== undefined && { window: { from, to } }),
  });
  const { currency } = context;
  const { run } = report;
  const leftOut = await readLeftOut(store, context, report.basis, run.window);
  const named = run.customers.map((customer) => ({
    customer: report.buyers.get(customer.id)?.name ?? null, amount: moneyText(customer.amount, currency), abc: customer.abc, xyz: customer.xyz,
    active: customer.active, eligible: customer.eligible,
    ...(customer.place === 'new' && { state: 'new' }), ...(customer.oneTime && { oneTime: true }),
  }));
  return {
    step: run.step,
    window: run.window,
    basis: report.basis,
    customers: named.filter((customer) => customer.abc !== null),
    cells: run.totals.filter(({ place }) => place !== 'outside').map(({ place, customers, amount, share }) => ({ cell: place, customers, amount: moneyText(amount, currency), share })),
    outside: named.filter((customer) => customer.abc === null).map(({ customer, amount }) => ({ customer, amount })),
    withoutMargin: run.withoutMargin,
    linesWithoutCustomer: leftOut.withoutCustomer?.rows ?? 0,
  };
};

export const reportRepeat: Report = async (store, context) => {
  const { steps, horizon, basis, cohorts } = await readRepeat(store, context);
  return { basis, steps: steps.map(({ purchase, customers, share }) => ({ purchase, customers, share })), horizon, cohorts };
};

export const reportLost: Report = async (store, context) => {
  const { customers, basis, level } = await readSilence(store, context);
  return {
    basis,
    level,
    customers: customers.map((customer) => ({
      customer: customer.purchasesOf.name, purchases: customer.purchases, ownMedian: customer.ownMedian, medianUsed: customer.medianUsed,
      silence: customer.silence, ratio: customer.ratio, state: customer.state,
    })),
  };
};
