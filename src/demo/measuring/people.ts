import { isWorkingDay } from '#core/shared/calendar.ts';
import { russianCalendar } from '#core/shared/calendar-russia.ts';
import { dayFromNumber, firstDayOfMonth } from '#core/shared/day.ts';
import { monthOf, ordersOfMonths, runningMonth, startOf } from './months.ts';
import { closedLately, dayOf, groupBy, median, minuteOf, openDeals, share, total, type DealFact, type Facts } from './read.ts';

/** Figures of sections 4, 5, 8, 20 and 24, by signal. */
export function measurePeople(facts: Facts): Readonly<Record<string, number>> {
  return { ...structure(facts), ...concentration(facts), ...newCustomers(facts), ...plans(facts), ...breadth(facts) };
}

function structure(facts: Facts): Readonly<Record<string, number>> {
  const present = facts.rows.employees.filter((row) => row.dismissed_at === '');
  const sellers = present.filter((row) => row.functions !== '');
  const spans = [...groupBy(sellers, (row) => row.head).values()].map((list) => list.length);
  const owners = new Set(present.filter((row) => row.role === 'owner').map((row) => row.name));
  const load = [...groupBy(openDeals(facts), (deal) => deal.rep).values()].map((list) => list.length);
  const touched = groupBy(
    facts.rows.calls.filter((row) => row.result === 'answered' && dayOf(row.at) >= facts.asOf - 30).map((row) => ({ customer: row.customer, rep: row.rep })),
    (row) => row.customer,
  );
  return {
    'S4.1': Math.max(...spans) > 6 ? Math.max(...spans) : Math.min(...spans),
    'S4.2': sellers.filter((row) => owners.has(row.head)).length,
    'S4.3': mixing(facts),
    'S8.2': mixing(facts),
    'S4.5': Math.max(...load) / Math.min(...load),
    'S4.6': share([...touched.values()], (list) => new Set(list.map((row) => row.rep)).size >= 3),
    'S5.1': Math.min(...['new', 'closing', 'current'].map((name) => sellers.filter((row) => row.functions.split(';').includes(name)).length)),
    'S5.5': sellers.length > 6 && spans.length <= 1 ? 1 : 0,
    'S5.7': replacement(facts),
    'S19.5': probation(facts),
    'S26.6a': headMeetings(facts) / 3 / sellers.length,
  };
}

/** Share of the sellers hired within the history, ninety days ago or more, that stayed ninety days. */
function probation(facts: Facts): number {
  const from = startOf(runningMonth(facts) - 30);
  const hired = facts.rows.employees.filter((row) => row.functions !== '' && dayOf(row.hired_at) >= from && dayOf(row.hired_at) < facts.asOf - 90);
  return share(hired, (row) => row.dismissed_at === '' || dayOf(row.dismissed_at) - dayOf(row.hired_at) > 90);
}

/** Meetings the heads of sales held themselves in ninety days. */
function headMeetings(facts: Facts): number {
  const heads = facts.rows.employees.filter((row) => row.role === 'head-of-sales').map((row) => row.name);
  return facts.rows.meetings.filter((row) => row.status === 'held' && heads.includes(row.rep) && dayOf(row.held_at) >= facts.asOf - 90).length;
}

/** Reps whose wins of the window are more than a fifth new and more than a fifth current. */
function mixing(facts: Facts): number {
  const groups = [...groupBy(closedLately(facts).filter((deal) => deal.outcome === 'won'), (deal) => deal.rep).values()];
  return share(groups, (deals) => {
    const fresh = share(deals, (deal) => deal.segment === 'new');
    return fresh > 0.2 && fresh < 0.8;
  });
}

/** Mean days from each of the last three dismissals to the first win of the next person hired. */
function replacement(facts: Facts): number {
  const left = facts.rows.employees.filter((row) => row.dismissed_at !== '').map((row) => dayOf(row.dismissed_at)).toSorted((one, other) => other - one).slice(0, 3);
  const hires = facts.rows.employees.filter((row) => row.functions !== '').map((row) => ({ name: row.name, day: dayOf(row.hired_at) }));
  return median(left.map((day) => {
    const next = hires.filter((hire) => hire.day >= day).toSorted((one, other) => one.day - other.day)[0];
    const wins = facts.deals.filter((deal) => deal.outcome === 'won' && deal.rep === next?.name).map((deal) => (deal.closed ?? 0) / 1440);
    return Math.min(...wins.filter((win) => win >= (next?.day ?? 0))) - day;
  }));
}

function concentration(facts: Facts): Readonly<Record<string, number>> {
  const sums = [...groupBy(ordersOfMonths(facts, 3), (order) => order.rep).values()].map((orders) => total(orders.map((order) => order.amount))).toSorted((one, other) => other - one);
  const all = total(sums);
  let reached = 0;
  const bus = sums.findIndex((sum) => (reached += sum / all) >= 0.5) + 1;
  return { 'S5.2': ((sums[0] ?? 0) + (sums[1] ?? 0)) / all, 'S5.3': bus, 'S5.4': total(sums.map((sum) => (sum / all) ** 2)) * sums.length };
}

function newCustomers(facts: Facts): Readonly<Record<string, number>> {
  const won = closedLately(facts).filter((deal) => deal.outcome === 'won');
  const ofRep = groupBy(won, (deal) => deal.rep);
  const hunters = facts.rows.employees.filter((row) => row.dismissed_at === '' && row.functions.includes('new') && share(ofRep.get(row.name) ?? [], (deal) => deal.segment === 'new') >= 0.7);
  const farmers = [...ofRep.values()].filter((deals) => share(deals, (deal) => deal.segment === 'current') >= 0.7);
  const leads = facts.rows.leads.filter((row) => dayOf(row.at) >= facts.asOf - 90);
  const waits = leads.filter((row) => row.first_response_at !== '').map((row) => workingMinutes(minuteOf(row.at), minuteOf(row.first_response_at)));
  const sizes = (segment: DealFact['segment']): number => median(won.filter((deal) => deal.segment === segment && deal.amount > 0).map((deal) => deal.amount));
  return {
    'S8.1': hunters.length,
    'S8.3': share(facts.rows.orders, (row) => row.customer !== ''),
    'S8.4': share(leads, (row) => row.source !== '' && row.outcome !== ''),
    'S8.5': Math.max(...[...groupBy(facts.deals.filter((deal) => deal.outcome === 'won'), (deal) => deal.pipeline).values()].map((deals) => share(deals, (deal) => deal.segment === 'new'))),
    'S8.6': sizes('new') / sizes('current'),
    'S8.7': share(firstOrders(facts), (categories) => categories >= 2),
    'S8.8a': median(waits),
    'S8.8b': share(waits, (wait) => wait > 15),
    'S9.1': farmers.length,
  };
}

/** Categories in each customer's first order of the last year. */
function firstOrders(facts: Facts): readonly number[] {
  const from = startOf(runningMonth(facts) - 12);
  return [...groupBy(facts.orders.filter((order) => order.kind === 'sale'), (order) => order.customer).values()].flatMap((orders) => {
    const first = Math.min(...orders.map((order) => order.day));
    return first < from ? [] : [new Set(orders.filter((order) => order.day === first).map((order) => order.category)).size];
  });
}

/** Minutes between nine and six of working days. */
function workingMinutes(from: number, to: number): number {
  let sum = 0;
  for (let day = Math.floor(from / 1440); day <= Math.floor(to / 1440); day += 1) {
    if (!isWorkingDay(dayFromNumber(day), russianCalendar)) continue;
    sum += Math.max(0, Math.min(to, day * 1440 + 1080) - Math.max(from, day * 1440 + 540));
  }
  return sum;
}

function plans(facts: Facts): Readonly<Record<string, number>> {
  const money = facts.rows.plans.filter((row) => row.metric === 'order-revenue');
  const running = firstDayOfMonth(runningMonth(facts)).slice(0, 7);
  const last = monthsBack(facts, 6);
  const sums = groupBy(facts.orders, (order) => `${order.rep} ${dayFromNumber(order.day).slice(0, 7)}`);
  const attained = facts.reps.map((rep) => {
    const own = money.filter((row) => row.subject_type === 'rep' && row.subject === rep && last.includes(row.period));
    return total(own.map((row) => total((sums.get(`${rep} ${row.period}`) ?? []).map((order) => order.amount)) / Number(row.value))) / own.length;
  });
  const department = new Map(money.filter((row) => row.subject_type === 'department').map((row) => [row.period, Number(row.value)]));
  const best = Math.max(...Array.from({ length: 29 }, (_, ago) => total(ordersOfMonths(facts, 1, ago).map((order) => order.amount))));
  return {
    'S20.1': share(facts.reps, (rep) => money.some((row) => row.subject === rep && row.period === running && Number(row.value) > 0)),
    'S20.9': share(attained, (mean) => mean >= 1),
    'S22.4': share(facts.reps, (rep) => new Set(facts.rows.plans.filter((row) => row.subject === rep && row.period === running).map((row) => row.metric)).size >= 3),
    ...coverage(facts, department.get(running) ?? 0),
    'S26.3': (department.get(running) ?? 0) / best,
  };
}

/** Open sums planned for the running month to what its plan still lacks; deals lacking to fill it, to open ones. */
function coverage(facts: Facts, plan: number): Readonly<Record<string, number>> {
  const start = startOf(runningMonth(facts));
  const open = openDeals(facts);
  const gap = plan - total(facts.orders.filter((order) => order.day >= start).map((order) => order.amount));
  const due = open.filter((deal) => deal.row.planned_payment_at !== '' && monthOf(dayOf(deal.row.planned_payment_at)) === runningMonth(facts));
  const closed = closedLately(facts);
  const won = closed.filter((deal) => deal.outcome === 'won');
  const worth = (total(won.map((deal) => deal.amount)) / won.length) * (won.length / closed.length);
  return { 'S28.5': total(due.map((deal) => deal.amount)) / gap, 'S28.11': (gap / worth - open.length) / open.length };
}

export const monthsBack = (facts: Facts, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => firstDayOfMonth(runningMonth(facts) - count + at).slice(0, 7));

function breadth(facts: Facts): Readonly<Record<string, number>> {
  const year = ordersOfMonths(facts, 12).filter((order) => order.kind === 'sale');
  const orders = [...groupBy(year, (order) => order.order_id).values()].map((lines) => new Set(lines.map((line) => line.category)).size);
  const customers = [...groupBy(year, (order) => order.customer).values()].map((lines) => new Set(lines.map((line) => line.category)).size);
  const won = facts.deals.filter((deal) => deal.outcome === 'won' && deal.product !== '' && monthOf((deal.closed ?? 0) / 1440) >= runningMonth(facts) - 12);
  return {
    'S24.1': share(orders, (count) => count >= 2),
    'S24.2': median(customers),
    'S24.3': Math.max(...[...groupBy(won, (deal) => deal.rep).values()].filter((deals) => deals.length >= 20).map((deals) => excess(deals, won))),
    'S24.4': unsold(facts, facts.asOf - 365),
    'S13.7': unsold(facts, facts.asOf - 90),
    'S24.5': share(facts.rows.customers, (row) => row.size !== '' && row.potential !== ''),
  };
}

/** Share of a rep's favourite product in the wins, over the department's share of it. */
function excess(deals: readonly DealFact[], all: readonly DealFact[]): number {
  const [favourite] = [...groupBy(deals, (deal) => deal.product)].toSorted((one, other) => other[1].length - one[1].length);
  return favourite ? favourite[1].length / deals.length - share(all, (deal) => deal.product === favourite[0]) : 0;
}

/** Mean over reps: goods sold by at least half of the others and not by this one. */
function unsold(facts: Facts, from: number): number {
  const sold = groupBy(facts.orders.filter((order) => order.day >= from && facts.reps.includes(order.rep)), (order) => order.rep);
  const sets = facts.reps.map((rep) => new Set((sold.get(rep) ?? []).map((order) => order.sku)));
  const shares = sets.map((own, at) => {
    const line = facts.rows.products.filter((good) => sets.filter((other, place) => place !== at && other.has(good.sku)).length >= (sets.length - 1) / 2);
    return share(line, (good) => !own.has(good.sku));
  });
  return total(shares) / shares.length;
}
