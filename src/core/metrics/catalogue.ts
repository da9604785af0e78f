import { activeCustomers } from './definitions/active-customers.ts';
import { amountWon } from './definitions/amount-won.ts';
import { answeredCalls } from './definitions/answered-calls.ts';
import { averageOrder } from './definitions/average-order.ts';
import { busFactor } from './definitions/bus-factor.ts';
import { calls } from './definitions/calls.ts';
import { cohortConversion } from './definitions/cohort-conversion.ts';
import { dealCycleDays } from './definitions/deal-cycle-days.ts';
import { dealsLost } from './definitions/deals-lost.ts';
import { dealsOpen } from './definitions/deals-open.ts';
import { dealsWithoutTask } from './definitions/deals-without-task.ts';
import { dealsWon } from './definitions/deals-won.ts';
import { hhi } from './definitions/hhi.ts';
import { meetingsHeld } from './definitions/meetings-held.ts';
import { newCustomers } from './definitions/new-customers.ts';
import { orderMargin } from './definitions/order-margin.ts';
import { orderRevenue } from './definitions/order-revenue.ts';
import { orders } from './definitions/orders.ts';
import { payments } from './definitions/payments.ts';
import { planAttainment } from './definitions/plan-attainment.ts';
import { repeatRate } from './definitions/repeat-rate.ts';
import { rhythm } from './definitions/rhythm.ts';
import { tasksOverdue } from './definitions/tasks-overdue.ts';
import { top2Share } from './definitions/top2-share.ts';
import { velocity } from './definitions/velocity.ts';
import { winRate } from './definitions/win-rate.ts';
import type { Metric } from './vocabulary.ts';

/** Every metric, in the order in which lists show them. */
export const metrics: readonly Metric[] = [
  winRate,
  cohortConversion,
  dealsWon,
  dealsLost,
  amountWon,
  averageOrder,
  dealCycleDays,
  velocity,
  dealsOpen,
  dealsWithoutTask,
  orderRevenue,
  orderMargin,
  orders,
  activeCustomers,
  newCustomers,
  repeatRate,
  payments,
  calls,
  answeredCalls,
  meetingsHeld,
  tasksOverdue,
  planAttainment,
  rhythm,
  busFactor,
  top2Share,
  hhi,
];

export const findMetric = (id: string): Metric | undefined => metrics.find((metric) => metric.id === id);
