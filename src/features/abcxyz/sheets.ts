import { actionOf, cells } from '#core/customers/abcxyz.ts';
import type { End } from '#core/customers/movement.ts';
import { currencyExponent } from '#core/shared/money.ts';
import type { Sheet, SheetCell, SheetColumn } from '../workbook.ts';
import type { showCustomer } from './list.ts';
import type { showMovement } from './movement.ts';
import type { drawFrom } from './portrait.ts';
import type { readReport } from './views.ts';
import type { WorkbookWords } from './workbook-words.ts';

/** What every sheet needs: words and currency. */
export interface Writing {
  readonly words: WorkbookWords;
  readonly currency: string;
}

type Report = Awaited<ReturnType<typeof readReport>>;

const moneyOf = (minor: number | null, { currency }: Writing): number | null => (minor === null ? null : minor / 10 ** currencyExponent(currency));
const placeOf = (end: End, { words }: Writing): string => (end === 'new' || end === 'outside' || end === 'absent' ? words.places[end] : end);
const money = (title: string, { currency }: Writing): SheetColumn => ({ title: `${title}, ${currency}`, format: 'money', width: 18 });
const text = (title: string, width?: number): SheetColumn => ({ title, format: 'text', ...(width !== undefined && { width }) });
const number = (title: string): SheetColumn => ({ title, format: 'count' });

/** Twelve cells, those outside, and under them how all of it was counted and what was left out. */
export function matrixSheet(report: Report, writing: Writing): Sheet {
  const { words } = writing;
  const rows = report.cells.map((cell): SheetCell[] => {
    const name = cell.column === 'new' ? `${cell.abc}, ${words.places.new}` : `${cell.abc}${cell.column}`;
    const known = cells.find((own) => own === name);
    return [name, cell.customers, moneyOf(cell.amount, writing), cell.share, cell.change, known === undefined ? null : words.actions[actionOf(known)]];
  });
  const { outside } = report;
  return {
    name: words.matrix,
    columns: [text(words.group), number(words.count), money(words.amount, writing), { title: words.share, format: 'share' }, number(words.change), text(words.action, 40)],
    rows: [...rows, [words.places.outside, outside.customers, moneyOf(outside.amount, writing), null, outside.change, null], [], ...aboutRows(report, writing)],
  };
}

function aboutRows({ frame, leftOut }: Report, { words }: Writing): SheetCell[][] {
  const told = (name: string, value: string): SheetCell[] => [name, null, null, null, null, value];
  const counted = (name: keyof typeof leftOut & keyof WorkbookWords, count: number): SheetCell[][] =>
    count === 0 ? [] : [[words.leftOut.replace('{what}', words[name]), count]];
  return [
    told(words.asOf, frame.today),
    told(words.window, `${frame.window.from} … ${frame.window.to}`),
    ...(frame.before === null ? [] : [told(words.before, frame.before.asOf)]),
    told(words.basis, words.bases[frame.basis]),
    told(words.axis, words.measures[frame.measure]),
    told(words.mode, words.modes[frame.mode]),
    told(words.step, words.steps[frame.step]),
    told(words.rule, words.ruleText),
    ...counted('withoutCustomer', leftOut.withoutCustomer?.rows ?? 0),
    ...counted('withoutMargin', leftOut.withoutMargin),
    ...counted('internalCustomers', leftOut.internalCustomers),
    ...counted('withoutRate', leftOut.withoutRate),
  ];
}

/** Every customer with its group, rhythm and movement. */
export function customersSheet(customers: readonly ReturnType<typeof showCustomer>[], withAmounts: boolean, writing: Writing): Sheet {
  const { words } = writing;
  return {
    name: words.customers,
    columns: [
      text(words.customer, 36), ...(withAmounts ? [money(words.amount, writing)] : []), text(words.group, 12), text(words.oneTime, 10), number(words.active), number(words.eligible),
      text(words.was, 16), text(words.moved, 16), { title: words.last, format: 'day' }, text(words.rep, 24),
    ],
    rows: customers.map((customer) => [
      customer.name, ...(withAmounts ? [moneyOf(customer.amount, writing)] : []), placeOf(customer.place, writing), customer.oneTime ? words.yes : null, customer.active, customer.eligible,
      customer.placeBefore === null ? null : placeOf(customer.placeBefore, writing), customer.direction === null ? null : words.directions[customer.direction], customer.last, customer.rep,
    ]),
  };
}

/** Every flow between the two runs. */
export function movementSheet({ flows }: ReturnType<typeof showMovement>, writing: Writing): Sheet {
  const { words } = writing;
  return {
    name: words.movement,
    columns: [text(words.from, 18), text(words.to, 18), number(words.count), money(words.amount, writing)],
    rows: flows.map(({ from, to, customers, amount }) => [placeOf(from, writing), placeOf(to, writing), customers, moneyOf(amount, writing)]),
  };
}

/** What AX and BX have more often than the base. */
export function portraitSheet({ traits }: Awaited<ReturnType<typeof drawFrom>>, writing: Writing): Sheet {
  const { words } = writing;
  const lift = (title: string): SheetColumn => ({ title, format: 'money' });
  return {
    name: words.portrait,
    columns: [
      text(words.attribute, 16), text(words.trait), number(words.inCore), number(words.coreKnown), number(words.inBase), number(words.baseKnown),
      lift(words.lift), lift(words.low), lift(words.high), text(words.reading),
    ],
    rows: traits.map((trait) => [
      words.attributes[trait.attribute as keyof WorkbookWords['attributes']], trait.value, trait.inCore, trait.coreKnown, trait.inBase, trait.baseKnown,
      trait.lift, trait.low, trait.high, trait.few ? words.few : trait.distinctive ? words.distinctive : words.notProven,
    ]),
  };
}
