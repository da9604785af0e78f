import { afterOpenDays, noClosedDays } from '#core/customers/closures.ts';
import { aliveChance, type AliveModel } from '#core/customers/alive-model.ts';
import { boughtOn } from '#core/customers/radar.ts';
import { standardSilenceBounds } from '#core/customers/silence.ts';
import { amountsSeen, seesPersonalData } from '#core/people/rights.ts';
import { dayFromNumber } from '#core/shared/day.ts';
import type { PageRequest } from '#core/shared/page.ts';
import { Problem } from '#core/shared/problem.ts';
import { readCustomerReach } from '#store/reports/customer-histories.ts';
import type { RequestContext } from '../context.ts';
import { pageOfRows, searchedIn, type SortValue } from '../customer-question.ts';
import type { silenceClasses, silenceSets } from './contract.ts';
import { askSilence, modelOf, type JudgedCustomer, type SilenceQuestion } from './views.ts';

export type SilenceSort =
  | 'priority' | 'name' | 'rep' | 'region' | 'abc' | 'state' | 'purchases' | 'last' | 'expected' | 'silence' | 'medianUsed' | 'ratio' | 'amount' | 'alive';

export interface ListedQuestion extends SilenceQuestion {
  readonly set: (typeof silenceSets)[number];
  readonly abc?: (typeof silenceClasses)[number] | undefined;
  readonly search?: string | undefined;
}

export function isListed({ state, abc, about }: JudgedCustomer, input: ListedQuestion): boolean {
  const ofClass = input.abc === undefined || input.abc === (abc ?? 'none');
  return ofClass && isInSet(state, input.set) && searchedIn(about.name, input.search);
}

function isInSet(state: JudgedCustomer['state'], set: ListedQuestion['set']): boolean {
  if (set === 'all') return true;
  if (set === 'unknown') return state === null;
  return set === 'silent' ? state === 'quietening' || state === 'at-risk' || state === 'lost' : state === set;
}

/** States sort by how far the silence went. */
const stateRank = { 'active': 0, 'quietening': 1, 'at-risk': 2, 'never-returned': 3, 'lost': 4 } as const;

function sortValue(customer: JudgedCustomer, sort: SilenceSort, asOf: number, model: AliveModel): SortValue {
  switch (sort) {
    case 'name': case 'rep': case 'region': return customer.about[sort];
    case 'state': return customer.state === null ? null : stateRank[customer.state];
    case 'last': return customer.lastDay;
    case 'expected': return customer.expectedDay;
    case 'amount': return customer.yearAmount;
    case 'alive': return aliveChance(boughtOn(customer.about), asOf, model);
    default: return customer[sort];
  }
}

/** A page of the customers, by default those at stake first. Who sees amounts of groups only gets no order by amounts. */
export async function showSilentCustomers(context: RequestContext, input: ListedQuestion & PageRequest<SilenceSort>) {
  const asked = await askSilence(context, input);
  const model = modelOf(asked);
  const withAmounts = amountsSeen(context.viewer) === 'records';
  const sort = withAmounts || (input.sort !== 'priority' && input.sort !== 'amount') ? input.sort : 'ratio';
  const listed = asked.customers.filter((customer) => isListed(customer, input));
  const { rows, total } = pageOfRows(listed, input, (customer) => sortValue(customer, sort, asked.asOf, model));
  return { rows: rows.map((customer) => showSilent(customer, asked.asOf, model, withAmounts)), total };
}

const shownDays = 365;

export function showSilent(customer: JudgedCustomer, asOf: number, model: AliveModel, withAmounts: boolean) {
  const { id, about, abc, state, purchases, silence, closedDays, ownMedian, medianUsed, ratio, returnLimit, lastDay, expectedDay } = customer;
  const bought = boughtOn(about);
  return {
    id, abc, state, purchases, silence, closedDays, ownMedian, medianUsed, ratio, returnLimit,
    name: about.name,
    rep: about.rep,
    region: about.region,
    last: dayFromNumber(lastDay),
    expected: expectedDay === null ? null : dayFromNumber(expectedDay),
    amount: withAmounts ? customer.yearAmount : null,
    priority: withAmounts ? customer.priority : null,
    alive: aliveChance(bought, asOf, model),
    recent: bought.map((day) => asOf - day).filter((ago) => ago <= shownDays),
  };
}

const longestLine = 60;

/** One customer with the rhythm it is judged by; `not-found` where it is not the viewer's. */
export async function showSilentCustomer(context: RequestContext, input: SilenceQuestion & { readonly id: number }) {
  const asked = await askSilence(context, { ...input, rep: undefined, team: undefined, region: undefined, industry: undefined });
  const customer = asked.customers.find(({ id }) => id === input.id);
  if (customer === undefined) throw new Problem('not-found');
  const { histories, level } = asked.report;
  const { segment, medianUsed, lastDay, about } = customer;
  const bought = boughtOn(about);
  const withAmounts = amountsSeen(context.viewer) === 'records';
  const begins = (ratio: number, least = 0) => dayFromNumber(afterOpenDays(about.closed ?? noClosedDays, lastDay, Math.max(least, Math.ceil((medianUsed ?? 0) * ratio))));
  return {
    row: showSilent(customer, asked.asOf, modelOf(asked), withAmounts),
    team: about.team,
    industry: about.industry,
    bought: bought.slice(-longestLine).map(dayFromNumber),
    today: histories.today,
    gaps: bought.length - 1,
    level,
    segment: { ...segment },
    shrinkage: standardSilenceBounds.shrinkage,
    begins: medianUsed === null ? null : { quietening: begins(input.quietening), atRisk: begins(input.atRisk), lost: begins(input.lost, input.lostFromDays) },
    reach: await reachOf(context, input.id),
  };
}

async function reachOf({ database, viewer }: RequestContext, id: number) {
  const reach = await readCustomerReach(database, viewer, id, seesPersonalData(viewer));
  return reach === null ? null : { ...reach, contacts: [...reach.contacts] };
}
