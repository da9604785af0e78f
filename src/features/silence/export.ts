import { recordExport } from '#actions/exports.ts';
import { amountsSeen } from '#core/people/rights.ts';
import { currencyExponent } from '#core/shared/money.ts';
import type { RequestContext } from '../context.ts';
import { pageOfRows } from '../customer-question.ts';
import { fillTitle, writeWorkbook, type Sheet, type SheetCell, type SheetColumn } from '../workbook.ts';
import { isListed, showSilent, type ListedQuestion } from './customers.ts';
import { askSilence, modelOf, showSilence } from './views.ts';
import { workbookWords, type WorkbookWords } from './workbook-words.ts';

/** A workbook is read by people: so many customers at most. */
const mostCustomers = 50_000;

type Report = Awaited<ReturnType<typeof showSilence>>;
type Row = ReturnType<typeof showSilent>;

interface Writing {
  readonly words: WorkbookWords;
  readonly currency: string;
}

/** States, movement and the customers asked for as a workbook, without phones and e-mails; who took it is in the audit log. */
export async function exportSilence(context: RequestContext, input: ListedQuestion & { readonly language: 'ru' | 'en' }): Promise<File> {
  const words = workbookWords[input.language];
  const writing = { words, currency: context.organisation.currency };
  const report = await showSilence(context, input);
  const asked = await askSilence(context, input);
  const model = modelOf(asked);
  const withAmounts = amountsSeen(context.viewer) === 'records';
  const listed = asked.customers.filter((customer) => isListed(customer, input));
  const page = { page: 1, size: mostCustomers, sort: 'priority', descending: true } as const;
  const { rows } = pageOfRows(listed, page, (customer) => (withAmounts ? customer.priority : customer.ratio));
  await recordExport(context.database, context.viewer, { subject: 'silence', details: { set: input.set, asOf: report.frame.today, customers: rows.length } });
  const shown = rows.map((customer) => showSilent(customer, asked.asOf, model, withAmounts));
  const sheets = [statesSheet(report, writing), movementSheet(report, writing), customersSheet(shown, withAmounts, writing)];
  return writeWorkbook(`${words.file} ${report.frame.today}.xlsx`, sheets);
}

const moneyOf = (minor: number | null, { currency }: Writing): number | null => (minor === null ? null : minor / 10 ** currencyExponent(currency));

function statesSheet({ groups, frame, bounds }: Report, writing: Writing): Sheet {
  const { words, currency } = writing;
  const { quietening, atRisk, lost, lostFromDays } = bounds.tried;
  return {
    name: words.states,
    columns: [{ title: words.state, format: 'text' }, { title: words.count, format: 'count' }, { title: fillTitle(words.yearAmount, { currency }), format: 'money' }],
    rows: [
      ...groups.map(({ state, customers, amount }): SheetCell[] => [words.names[state ?? 'unknown'], customers, moneyOf(amount, writing)]),
      [],
      [words.asOf, { value: frame.today, format: 'day' }],
      [`${words.basis}: ${words.bases[frame.basis]}`],
      [`${words.rule}: ${fillTitle(words.ruleText, { quietening, atRisk, lost, days: lostFromDays })}`],
    ],
  };
}

function movementSheet({ movement }: Report, { words }: Writing): Sheet {
  return {
    name: words.movement,
    columns: [
      { title: words.month, format: 'day' }, { title: words.living, format: 'count' }, { title: words.lost, format: 'count' }, { title: words.rate, format: 'share' },
      { title: words.low, format: 'share' }, { title: words.high, format: 'share' }, { title: words.neverReturned, format: 'count' }, { title: words.cameBack, format: 'count' },
    ],
    rows: movement.months.map(({ from, living, lost, rate, neverReturned, cameBack }) => [from, living, lost, rate?.share ?? null, rate?.low ?? null, rate?.high ?? null, neverReturned, cameBack]),
  };
}

interface CustomerColumn extends SheetColumn {
  readonly cell: (row: Row) => SheetCell;
}

function customersSheet(rows: readonly Row[], withAmounts: boolean, writing: Writing): Sheet {
  const { words, currency } = writing;
  const amount: CustomerColumn = { title: fillTitle(words.yearAmount, { currency }), format: 'money', cell: (row) => moneyOf(row.amount, writing) };
  const columns: readonly CustomerColumn[] = [
    { title: words.customer, format: 'text', cell: (row) => row.name },
    { title: words.state, format: 'text', width: 16, cell: (row) => words.names[row.state ?? 'unknown'] },
    { title: words.abc, format: 'text', width: 8, cell: (row) => row.abc },
    ...(withAmounts ? [amount] : []),
    { title: words.ratio, format: 'days', cell: (row) => row.ratio },
    { title: words.silence, format: 'count', cell: (row) => row.silence },
    { title: words.medianUsed, format: 'days', cell: (row) => row.medianUsed },
    { title: words.ownMedian, format: 'days', cell: (row) => row.ownMedian },
    { title: words.purchases, format: 'count', cell: (row) => row.purchases },
    { title: words.last, format: 'day', cell: (row) => row.last },
    { title: words.expected, format: 'day', cell: (row) => row.expected },
    { title: words.alive, format: 'share', cell: (row) => row.alive },
    { title: words.rep, format: 'text', cell: (row) => row.rep },
    { title: words.region, format: 'text', cell: (row) => row.region },
  ];
  return { name: words.customers, columns, rows: rows.map((row) => columns.map(({ cell }) => cell(row))) };
}
