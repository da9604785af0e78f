import { aspectValues, customerAspects, passesFilter, type CustomerAspects, type CustomerFilter } from '#core/customers/customer-filter.ts';
import { amountsSeen, scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { withheldGroups } from '#core/people/withheld-groups.ts';
import { addDays, type Day } from '#core/shared/day.ts';
import { offsetOf, type Page, type PageRequest } from '#core/shared/page.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf } from '#core/shared/zone.ts';
import { defaultAsOf } from '#store/as-of.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readLeftOut } from '#store/reports/abcxyz-left-out.ts';
import type { CustomerHistories } from '#store/reports/customer-histories.ts';
import type { RequestContext } from './context.ts';
import { factContextOf } from './question.ts';

/** What every question about customers over time is asked with. */
export interface CustomerQuestion extends CustomerFilter {
  readonly asOf?: Day | undefined;
}

/** What a screen about customers needs to know around its figures. */
export async function showCustomerFrame(context: RequestContext, facts: FactContext, histories: CustomerHistories) {
  const scope = scopeOf(context.viewer, 'customers');
  if (scope === 'none') throw new Problem('not-found');
  const { isStale, newestFact } = await defaultAsOf(context.database, new Date(context.now), facts.timeZone);
  return {
    asOf: facts.asOf.toISOString(),
    today: dayOf(facts.asOf.getTime(), facts.timeZone),
    isStale,
    newestFact,
    basis: histories.basis,
    since: histories.since,
    historyCompleteSince: context.organisation.historyCompleteSince,
    amounts: amountsSeen(context.viewer),
    scope,
    /** "Own" has no meaning for a user without an employee. */
    notLinked: scope !== 'all' && context.viewer.employeeId === null,
  };
}

/** What all of known history leaves out of figures about customers. */
export async function showCustomersLeftOut(context: RequestContext, facts: FactContext, { basis, since, today }: CustomerHistories, withoutPurchase: number) {
  const window = { from: since ?? today, to: addDays(today, 1) };
  const { withoutCustomer, internalCustomers, withoutRate } = await readLeftOut(context.database, facts, basis, window);
  return { rowsWithoutCustomer: withoutCustomer?.rows ?? null, internalCustomers, withoutRate, withoutPurchase };
}

export const customerFacts = (context: RequestContext, { asOf }: CustomerQuestion): Promise<FactContext> => factContextOf(context, asOf);

/** What the customers can be narrowed by: the values they have, most frequent first. */
export function showFilterChoices(customers: readonly CustomerAspects[]) {
  return Object.fromEntries(customerAspects.map((aspect) => [aspect, aspectValues(customers, aspect)])) as Record<(typeof customerAspects)[number], { value: string; customers: number }[]>;
}

export const narrow = <Customer>(customers: readonly Customer[], about: (customer: Customer) => CustomerAspects, filter: CustomerFilter): Customer[] =>
  customers.filter((customer) => passesFilter(about(customer), filter));

interface AmountGroup {
  readonly customers: number;
  readonly amount: number;
}

/** Groups with their sums as the viewer may see them: null where amounts are not shown, or of a group that would give one customer away. */
export function withAmountsSeen<Group extends AmountGroup>(viewer: Viewer, groups: readonly Group[]): (Omit<Group, 'amount'> & { amount: number | null })[] {
  const seen = amountsSeen(viewer);
  const withheld = seen === 'groups' ? withheldGroups(groups) : new Set<Group>();
  return groups.map((group) => ({ ...group, amount: seen === 'none' || withheld.has(group) ? null : group.amount }));
}

export const searchedIn = (name: string, search: string | undefined): boolean => {
  const wanted = foldName(search ?? '');
  return wanted === '' || foldName(name).includes(wanted);
};

const foldName = (text: string): string => text.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е');

export type SortValue = string | number | null;

const collator = new Intl.Collator('ru', { numeric: true });

function compareValues(a: SortValue, b: SortValue): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Sorts rows by one value each and takes one page; rows without the value stand last in either direction, equals keep their order. */
export function pageOfRows<Row>(rows: readonly Row[], request: PageRequest, valueOf: (row: Row) => SortValue): Page<Row> {
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  const sign = request.descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * compareValues(a.value, b.value);
  });
  const from = offsetOf(request);
  return { rows: keyed.slice(from, from + request.size).map(({ row }) => row), total: rows.length };
}
