import { isWorkingDay } from '#core/shared/calendar.ts';
import { russianCalendar } from '#core/shared/calendar-russia.ts';
import { dayFromNumber, firstDayOfMonth, weekdayOfNumber } from '#core/shared/day.ts';
import { runningMonth, startOf } from './months.ts';
import { total, type Facts } from './read.ts';

/** Figures of section 23 for the department, by signal. */
export function measureRhythm(facts: Facts): Readonly<Record<string, number>> {
  const months = Array.from({ length: 6 }, (_, at) => monthFigures(facts, runningMonth(facts) - 6 + at));
  const attainments = months.map((month) => total(month.facts) / month.plan);
  const mean = total(attainments) / 6;
  const lately = months.slice(3);
  return {
    'S23.1': total(lately.map((month) => month.even)) / total(lately.map((month) => month.plan)),
    'S23.2': total(lately.map((month) => month.endShare)) / 3,
    'S23.3': Math.sqrt(total(attainments.map((value) => (value - mean) ** 2)) / 6) / mean,
    'S23.4': attainments.filter((value) => value >= 0.95).length,
  };
}

interface MonthFigures {
  readonly plan: number;
  /** Sales of each day of the month. */
  readonly facts: readonly number[];
  /** Sum over weeks of what was sold, counted up to the week's plan. */
  readonly even: number;
  /** Share of sales in the last five working days, to their share of working days. */
  readonly endShare: number;
}

function monthFigures(facts: Facts, month: number): MonthFigures {
  const [from, to] = [startOf(month), startOf(month + 1)];
  const row = facts.rows.plans.find((plan) => plan.metric === 'order-revenue' && plan.subject_type === 'department' && plan.period === firstDayOfMonth(month).slice(0, 7));
  const plan = Number(row?.value ?? 0);
  const days = Array.from({ length: to - from }, (_, at) => from + at);
  const sums = new Map<number, number>();
  for (const order of facts.orders) if (order.day >= from && order.day < to) sums.set(order.day, (sums.get(order.day) ?? 0) + order.amount);
  const works = days.filter((day) => isWorkingDay(dayFromNumber(day), russianCalendar));
  const weeks = new Map<number, { sold: number; days: number }>();
  for (const day of days) {
    const key = day - weekdayOfNumber(day);
    const week = weeks.get(key) ?? { sold: 0, days: 0 };
    weeks.set(key, { sold: week.sold + (sums.get(day) ?? 0), days: week.days + (works.includes(day) ? 1 : 0) });
  }
  const sales = days.map((day) => sums.get(day) ?? 0);
  const end = works.slice(-5);
  return {
    plan,
    facts: sales,
    even: total([...weeks.values()].map((week) => Math.min(Math.max(0, week.sold), (plan * week.days) / works.length))),
    endShare: total(end.map((day) => sums.get(day) ?? 0)) / total(sales) / (end.length / works.length),
  };
}
