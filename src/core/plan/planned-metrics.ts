import { metrics } from '../metrics/catalogue.ts';
import type { Measure, Metric } from '../metrics/vocabulary.ts';

/** A metric a plan can be set in: its days add up to its month. */
export interface PlannableMetric extends Metric {
  readonly compute: Measure;
}

/** What is counted once over all history (an order, a first purchase) falls on one day and so adds up too. */
const countedOnce: readonly string[] = ['orders', 'new-customers'];

/**
 * Sums and counts add up day by day, so a plan can be spread over days and held against them. Shares,
 * medians, distinct customers of a period and what is open or overdue at a moment do not.
 */
export function isPlannable(metric: Metric): metric is PlannableMetric {
  const { compute, better } = metric;
  if (better === 'less') return false;
  if (compute.kind === 'sum') return true;
  return compute.kind === 'count' && compute.fact !== 'open-deal' && (compute.distinct === undefined || countedOnce.includes(metric.id));
}

export const plannableMetrics: readonly PlannableMetric[] = metrics.filter(isPlannable);

export function findPlannable(id: string): PlannableMetric | undefined {
  return plannableMetrics.find((metric) => metric.id === id);
}

/** The metrics a plan of sales may be set in, in the order of preference. */
export const salesMetrics = ['order-revenue', 'amount-won', 'payments'] as const;

/** The metric a plan names: by its id or by its title in either language. */
export function metricOfPlan(text: string): Metric | undefined {
  const wanted = text.trim().toLowerCase();
  return metrics.find(({ id, title }) => id === wanted || title.ru.toLowerCase() === wanted || title.en.toLowerCase() === wanted);
}
