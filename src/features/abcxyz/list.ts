import type { z } from 'zod';
import { directionOf, fallBetween, pairRuns, type Moved } from '#core/customers/movement.ts';
import { stepMarks, stepNumbers } from '#core/customers/customer-steps.ts';
import { isSelected } from '#core/customers/selection.ts';
import { dayFromNumber, type Day } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { firstDayOfStep } from '#core/shared/step.ts';
import { listCustomerDays } from '#store/reports/customer-days.ts';
import type { RequestContext } from '../context.ts';
import { pageOfRows, searchedIn, type SortValue } from '../customer-question.ts';
import type { abcxyzContract } from './contract.ts';
import { answer, seesAmounts, type Answered } from './frame.ts';

type ListInput = z.output<NonNullable<(typeof abcxyzContract.customers)['~orpc']['inputSchema']>>;
type DaysInput = z.output<NonNullable<(typeof abcxyzContract.days)['~orpc']['inputSchema']>>;

/** As many squares as a row shows. */
const squares = 12;

/** Everyone of both runs; without an earlier run everyone came from nowhere. */
export function pairsOf({ report, earlier }: Answered): Moved<number>[] {
  return pairRuns(earlier.run?.customers ?? [], report.run.customers);
}

function lastPurchase(days: readonly number[], amounts: readonly number[]): Day | null {
  const at = amounts.findLastIndex((amount) => amount > 0);
  return at === -1 ? null : dayFromNumber(days[at] ?? 0);
}

/** A customer as a row: its place, its rhythm, where it came from. */
export function showCustomer(answered: Answered, { customer, from, to }: Moved<number>) {
  const { report, earlier, facts } = answered;
  const buyer = report.buyers.get(customer.id);
  const totals = { days: buyer?.days ?? [], amounts: buyer?.amounts ?? [] };
  return {
    id: customer.id,
    name: buyer?.name ?? '',
    rep: buyer?.rep ?? null,
    amount: seesAmounts(facts) ? customer.amount : null,
    place: to,
    abc: customer.abc,
    placeBefore: earlier.run === null ? null : from,
    direction: earlier.run === null ? null : directionOf(from, to),
    fall: earlier.run === null ? 0 : fallBetween(from, to),
    oneTime: customer.oneTime,
    active: customer.active,
    eligible: customer.eligible,
    marks: stepMarks(totals, report.run.range, squares),
    last: lastPurchase(totals.days, totals.amounts),
  };
}

type Row = ReturnType<typeof showCustomer>;

const { compare } = new Intl.Collator('ru', { numeric: true });

/** What a row is sorted by; amounts only where they are shown, else by name. */
function sortValue(row: Row, sort: ListInput['sort'], amounts: boolean): SortValue {
  switch (sort) {
    case 'name':
      return row.name;
    case 'rep':
      return row.rep;
    case 'last':
      return row.last;
    case 'active':
      return row.eligible === 0 ? null : row.active / row.eligible;
    case 'moved':
      return row.direction === null ? null : row.fall;
    case 'amount':
      return amounts ? row.amount : row.name;
  }
}

function holds(answered: Answered, input: ListInput, { customer, from, to }: Moved<number>): boolean {
  const buyer = answered.report.buyers.get(customer.id);
  const isMove = input.moveFrom !== undefined || input.moveTo !== undefined || input.direction === 'gone';
  if (!isMove && to === 'absent') return false;
  if (!isMove && !isSelected(customer, input.cell)) return false;
  if (input.moveFrom !== undefined && input.moveFrom !== from) return false;
  if (input.moveTo !== undefined && input.moveTo !== to) return false;
  if (input.direction !== undefined && (answered.earlier.run === null || input.direction !== directionOf(from, to))) return false;
  if (input.rep !== undefined && buyer?.employeeId !== input.rep) return false;
  return searchedIn(buyer?.name ?? '', input.search);
}

/** A page of the customers behind a cell or a movement; sorted, filtered and searched here. */
export async function listCustomers(context: RequestContext, input: ListInput) {
  const answered = await answer(context, input);
  const amounts = seesAmounts(answered.facts);
  const rows = pairsOf(answered).filter((moved) => holds(answered, input, moved)).map((moved) => showCustomer(answered, moved));
  const { range } = answered.report.run;
  const asked = !amounts && input.sort === 'amount' ? { ...input, descending: false } : input;
  return {
    ...pageOfRows(rows.toSorted((a, b) => compare(a.name, b.name) || a.id - b.id), asked, (row) => sortValue(row, input.sort, amounts)),
    amount: amounts ? rows.reduce((sum, row) => sum + (row.amount ?? 0), 0) : null,
    stepStarts: stepNumbers(range, squares).map((number) => firstDayOfStep(number, range.step)),
  };
}

/** The purchase days behind a customer's figures; nothing exists for viewers who see amounts of groups only. */
export async function listDays(context: RequestContext, input: DaysInput) {
  const answered = await answer(context, input);
  const found = pairsOf(answered).find(({ customer }) => customer.id === input.id);
  if (found === undefined || !seesAmounts(answered.facts)) throw new Problem('not-found');
  const run = found.to === 'absent' ? (answered.earlier.run ?? answered.report.run) : answered.report.run;
  const page = await listCustomerDays(context.database, answered.facts, { customerId: input.id, window: run.window, page: input });
  return { ...page, customer: showCustomer(answered, found) };
}
