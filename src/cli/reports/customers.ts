import { repeatCohorts, repeatFunnel } from '#core/customers/repeat.ts';
import { dayNumber } from '#core/shared/day.ts';
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
  const { customers, horizon, histories } = await readRepeat(store, context);
  const days = customers.map(({ bought }) => bought);
  return {
    basis: histories.basis,
    steps: repeatFunnel(days).map(({ purchase, customers: made, share }) => ({ purchase, customers: made, share })),
    horizon,
    cohorts: horizon === null ? [] : repeatCohorts(days, 'month', horizon, dayNumber(histories.today)),
  };
};

export const reportLost: Report = async (store, context) => {
  const { customers, histories, level } = await readSilence(store, context);
  return {
    basis: histories.basis,
    level,
    customers: customers.map(({ about, purchases, ownMedian, medianUsed, silence, ratio, state }) => ({
      customer: about.name, purchases, ownMedian, medianUsed, silence, ratio, state,
    })),
  };
};
