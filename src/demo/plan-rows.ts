import { customerId } from './customers.ts';
import { customersOf } from './customer-rows.ts';
import { storyOf } from './deals.ts';
import type { Row } from './kinds.ts';
import { amountOf, orderOf } from './orders.ts';
import { createPace, monthShare } from './pace.ts';
import { sumSales, type SalesByPerson } from './sales.ts';
import { moneyText } from './spelling.ts';
import type { Employee } from './staff.ts';
import { firstDayOf, formatMonth, historyMonths } from './timeline.ts';
import type { World } from './world.ts';

/** Months after the running one that already have a plan. */
const ahead = 1;
const halfYear = 6;
/** Mean attainment each seller is given over half a year: some above the plan, some below. */
const attainments = [1.04, 0.965, 1.06, 0.94, 1.05, 1.03, 0.95, 1.07, 0.93];

type Plan = Row<'plans'>;

/** Plans by month: sellers, their teams, the department; then what else is planned for sellers and customers. */
export function* planRows(world: World): Generator<Plan> {
  const sales = sumSales(world);
  const shares = expectedShares(world);
  const sellers = world.staff.employees.filter((employee) => employee.functions !== '');
  const present = sellers.filter((employee) => employee.dismissedDay === null);
  const plans = sellers.map((employee) => {
    const attainment = attainments[present.indexOf(employee) % attainments.length] ?? 1;
    return { employee, months: monthlyPlans(world, employee, sales.get(employee.name), shares, attainment) };
  });
  for (const { employee, months } of plans) yield* moneyPlans(world, 'rep', employee.name, months);
  for (const team of new Set(plans.map(({ employee }) => employee.team))) {
    yield* moneyPlans(world, 'team', team, addUp(plans.filter(({ employee }) => employee.team === team).map(({ months }) => months)));
  }
  yield* moneyPlans(world, 'department', '', departmentPlans(world, sales, shares, addUp(plans.map(({ months }) => months))));
  for (const { employee, months } of plans) yield* countPlans(world, employee, months);
  yield* customerPlans(world);
}

/** Expected share of each month by season and working days alone; no one plans for crises and rushes. */
function expectedShares(world: World): readonly number[] {
  const calm = createPace(world.timeline, { ...world.behaviour.orders, quarter: [1, 1, 1], monthEnd: 1, crisis: 1, growth: 0.25 });
  return monthsOf(world).map((month) => monthShare(calm, month));
}

const monthsOf = (world: World): readonly number[] =>
  Array.from({ length: historyMonths + 1 + ahead }, (_, at) => world.timeline.asOfMonth - historyMonths + at);

/**
 * A plan is a level, set for each half year counted back from as-of, times the expected share of the
 * month; the level is what makes the half year's mean attainment come out as given. Kopecks, whole thousands of roubles.
 */
function monthlyPlans(world: World, employee: Employee, sales: Float64Array | undefined, shares: readonly number[], attainment: number): readonly number[] {
  return shares.map((share, at) => {
    const month = world.timeline.asOfMonth - historyMonths + at;
    if (!worksIn(employee, month)) return 0;
    const block = halfYearOf(at).filter((other) => worksIn(employee, world.timeline.asOfMonth - historyMonths + other));
    const ratios = block.map((other) => (sales?.[other] ?? 0) / (shares[other] ?? 1));
    const level = ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, ratios.length) / attainment;
    return Math.max(100_000_00, Math.round((level * share) / 100_000) * 100_000);
  });
}

/** Months of the same half year; the running and later months share the last full one. */
function halfYearOf(at: number): readonly number[] {
  const back = Math.max(0, Math.floor((historyMonths - 1 - at) / halfYear));
  const first = historyMonths - halfYear * (back + 1);
  return Array.from({ length: halfYear }, (_, step) => first + step).filter((month) => month >= 0);
}

/** A plan is set for whole months of work. */
function worksIn(employee: Employee, month: number): boolean {
  return employee.hiredDay <= firstDayOf(month) && (employee.dismissedDay === null || employee.dismissedDay >= firstDayOf(month + 1));
}

/** Where the department keeps its rhythm, its own plan is one that five months of six reach; else it is its people's sum. */
function departmentPlans(world: World, sales: SalesByPerson, shares: readonly number[], total: readonly number[]): readonly number[] {
  if (world.behaviour.mixesFunctions) return total;
  const all = addUp([...sales.values()].map((months) => [...months]));
  return shares.map((share, at) => {
    const ratios = halfYearOf(at).map((month) => (all[month] ?? 0) / (shares[month] ?? 1));
    const level = (ratios.toSorted((left, right) => left - right)[1] ?? 0) * 1.02;
    return Math.round((level * share) / 100_000) * 100_000;
  });
}

function* moneyPlans(world: World, type: string, subject: string, months: readonly number[]): Generator<Plan> {
  for (const [at, value] of months.entries()) {
    if (value > 0) yield plan(world, 'order-revenue', type, subject, at, moneyText(value), '');
  }
}

/** How many deals and new customers; where the steps before a sale are planned too, calls and meetings by segment. */
function* countPlans(world: World, employee: Employee, months: readonly number[]): Generator<Plan> {
  const steps = !world.behaviour.mixesFunctions;
  const wins = employee.functions.includes('new') && steps;
  for (const [at, value] of months.entries()) {
    if (value === 0) continue;
    yield plan(world, 'deals-won', 'rep', employee.name, at, steps ? '5' : '3', '');
    yield plan(world, 'new-customers', 'rep', employee.name, at, wins ? '3' : '1', '');
    if (!steps) continue;
    for (const segment of ['new', 'current']) {
      const own = (segment === 'new') === wins;
      yield plan(world, 'calls', 'rep', employee.name, at, own ? '110' : '15', segment);
      yield plan(world, 'meetings-held', 'rep', employee.name, at, own ? '12' : '2', segment);
    }
  }
}

/** A plan for every customer that bought in the last year, for this month and the three before it. */
function* customerPlans(world: World): Generator<Plan> {
  for (const customer of customersOf(world)) {
    if (!customer.buyer) continue;
    const days = storyOf(world, customer).orderDays;
    const year = days.map((day, number) => ({ day, number })).filter(({ day }) => day < world.timeline.asOfDay && day >= world.timeline.asOfDay - 370);
    const total = year.reduce((sum, { day, number }) => sum + amountOf(orderOf(world, customer, number, day)), 0);
    const value = Math.max(1, Math.round((total * 1.08) / 12 / 100_000)) * 100_000;
    for (let at = historyMonths - 3; total > 0 && at <= historyMonths; at += 1) {
      yield plan(world, 'order-revenue', 'customer', customerId(customer), at, moneyText(value), '');
    }
  }
}

const addUp = (lists: readonly (readonly number[])[]): readonly number[] =>
  (lists[0] ?? []).map((_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0));

function plan(world: World, metric: string, type: string, subject: string, at: number, value: string, segment: string): Plan {
  const period = formatMonth(world.timeline.asOfMonth - historyMonths + at);
  return { metric, subject_type: type, subject, period, value, segment };
}
