/** What was promised for a day and what came. */
export interface DayForecast {
  readonly plan: number;
  readonly actual: number;
}

/**
 * Error of a plan by days (WAPE): Σ |plan − actual| ÷ Σ plan. Totals may agree while every day is
 * wrong, so it is counted day by day. `null` when nothing was planned.
 */
export function wape(days: readonly DayForecast[]): number | null {
  const planned = days.reduce((sum, { plan }) => sum + plan, 0);
  if (planned <= 0) return null;
  return days.reduce((sum, { plan, actual }) => sum + Math.abs(plan - actual), 0) / planned;
}
