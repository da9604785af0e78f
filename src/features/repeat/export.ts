import { recordExport } from '#actions/exports.ts';
import { amountsSeen } from '#core/people/rights.ts';
import { currencyExponent } from '#core/shared/money.ts';
import type { RequestContext } from '../context.ts';
import { fillTitle, writeWorkbook, type Sheet, type SheetCell, type SheetColumn } from '../workbook.ts';
import { showCustomer } from './customers.ts';
import { askRepeat, showRepeat, type RepeatQuestion } from './views.ts';
import { workbookWords, type WorkbookWords } from './workbook-words.ts';

type Report = Awaited<ReturnType<typeof showRepeat>>;
type Row = ReturnType<typeof showCustomer>;

/** A workbook is read by people: so many customers at most. */
const mostCustomers = 50_000;

/** The funnel in both readings, the cohorts and the customers as a workbook; who took it is in the audit log. */
export async function exportRepeat(context: RequestContext, input: RepeatQuestion & { readonly language: 'ru' | 'en' }): Promise<File> {
  const words = workbookWords[input.language];
  const report = await showRepeat(context, input);
  const withAmounts = amountsSeen(context.viewer) === 'records';
  const { customers } = await askRepeat(context, input);
  const rows = customers.slice(0, mostCustomers).map((customer) => showCustomer(customer, withAmounts));
  await recordExport(context.database, context.viewer, { subject: 'repeat', details: { step: input.step, asOf: report.frame.today, customers: rows.length } });
  const sheets = [funnelSheet(report, words), cohortsSheet(report, words), customersSheet(rows, withAmounts, words, context.organisation.currency)];
  return writeWorkbook(`${words.file} ${report.frame.today}.xlsx`, sheets);
}

function funnelSheet({ ever, within, horizon, frame }: Report, words: WorkbookWords): Sheet {
  const line = (reading: string) => (step: Report['ever'][number]): SheetCell[] => [
    reading, step.purchase, step.customers, step.ofPrevious?.share ?? null, step.ofPrevious?.low ?? null, step.ofPrevious?.high ?? null, step.ofFirst, step.waiting, step.estimate,
  ];
  return {
    name: words.funnel,
    columns: [
      { title: words.reading, format: 'text' }, { title: words.purchase, format: 'count' }, { title: words.count, format: 'count' },
      { title: words.ofPrevious, format: 'share' }, { title: words.low, format: 'share' }, { title: words.high, format: 'share' },
      { title: words.ofFirst, format: 'share' }, { title: words.waiting, format: 'count' }, { title: words.estimate, format: 'share' },
    ],
    rows: [
      ...ever.map(line(words.ever)),
      ...within.map(line(fillTitle(words.within, { days: horizon?.days ?? 0 }))),
      [],
      [words.asOf, { value: frame.today, format: 'day' }],
      [`${words.basis}: ${words.bases[frame.basis]}`],
    ],
  };
}

function cohortsSheet({ cohorts, horizon }: Report, words: WorkbookWords): Sheet {
  const longest = Math.max(0, ...cohorts.map(({ active }) => active.length));
  return {
    name: words.cohorts,
    columns: [
      { title: words.cohort, format: 'day' }, { title: words.count, format: 'count' }, { title: fillTitle(words.returned, { days: horizon?.days ?? 0 }), format: 'count' },
      { title: words.share, format: 'share' }, { title: words.low, format: 'share' }, { title: words.high, format: 'share' }, { title: words.estimate, format: 'share' },
      { title: words.mature, format: 'text', width: 10 }, { title: words.standing, format: 'text' },
      ...Array.from({ length: longest }, (_, place): SheetColumn => ({ title: `+${place}`, format: 'count', width: 8 })),
    ],
    rows: cohorts.map(({ from, customers, returned, interval, estimate, mature, standing, active }) => [
      from, customers, returned, interval?.share ?? null, interval?.low ?? null, interval?.high ?? null, estimate, mature ? words.yes : words.no, words.standings[standing], ...active,
    ]),
  };
}

function customersSheet(rows: readonly Row[], withAmounts: boolean, words: WorkbookWords, currency: string): Sheet {
  const unit = 10 ** currencyExponent(currency);
  const amount: SheetColumn = { title: fillTitle(words.amount, { currency }), format: 'money' };
  return {
    name: words.customers,
    columns: [
      { title: words.customer, format: 'text' }, { title: words.purchases, format: 'count' }, { title: words.first, format: 'day' }, { title: words.second, format: 'day' },
      { title: words.toSecond, format: 'count' }, { title: words.last, format: 'day' }, ...(withAmounts ? [amount] : []), { title: words.rep, format: 'text' }, { title: words.region, format: 'text' },
    ],
    rows: rows.map((row) => [
      row.name, row.purchases, row.first, row.second, row.toSecond, row.last, ...(withAmounts ? [row.amount === null ? null : row.amount / unit] : []), row.rep, row.region,
    ]),
  };
}
