import { Problem } from '#core/shared/problem.ts';
import { readAbcXyz } from '#store/reports/abcxyz.ts';
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
  const named = report.customers.map((customer) => ({
    customer: customer.purchases.name, amount: moneyText(customer.amount, currency), abc: customer.abc, xyz: customer.xyz,
    active: customer.active, eligible: customer.eligible,
    ...(customer.place === 'new' && { state: 'new' }), ...(customer.oneTime && { oneTime: true }),
  }));
  return {
    step: report.step,
    window: report.window,
    basis: report.basis,
    customers: named.filter((customer) => customer.abc !== null),
    cells: report.totals.filter(({ place }) => place !== 'outside').map(({ place, customers, amount, share }) => ({ cell: place, customers, amount: moneyText(amount, currency), share })),
    outside: named.filter((customer) => customer.abc === null).map(({ customer, amount }) => ({ customer, amount })),
    withoutMargin: report.withoutMargin,
    linesWithoutCustomer: report.linesWithoutCustomer,
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
