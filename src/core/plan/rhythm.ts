/** One step (a week, a day): what was planned and what came. Any one unit. */
export interface PlanStep {
  /** `null`: no plan is known for the step. */
  readonly plan: number | null;
  readonly actual: number;
}

export interface RhythmFigures {
  /** K_r: Σ min(actual, plan) ÷ Σ plan, 0 to 1. One step's surplus cannot hide another's failure. */
  readonly rhythm: number;
  /** Σ actual ÷ Σ plan; refunds lower it. */
  readonly attainment: number;
  /** Σ |actual − plan| ÷ Σ plan: 0 is by the plan. */
  readonly arrhythmia: number;
  /** Root-mean-square distance of the actuals from the plan ÷ mean plan. */
  readonly variation: number;
  /** Population σ of the actuals ÷ their mean («разброс факта»); `null` when their mean is not above zero. */
  readonly spread: number | null;
  /** Steps that count, and what was left out. */
  readonly steps: number;
  readonly withoutPlan: number;
  readonly idle: number;
  /** Sum of the negative steps (refunds exceeded sales), which count as 0 in everything but attainment. */
  readonly refunds: number;
}

/**
 * Rhythm of fulfilling a plan. Steps with neither plan nor actual are skipped as idle, steps whose
 * plan is unknown as without a plan; a negative actual counts as 0. `null` when nothing was
 * planned. The running step is the caller's to leave out.
 */
export function rhythm(steps: readonly PlanStep[]): RhythmFigures | null {
  const counted: { plan: number; actual: number }[] = [];
  let [withoutPlan, idle, refunds, sum] = [0, 0, 0, 0];
  for (const { plan, actual } of steps) {
    if (plan === null || plan < 0) withoutPlan += 1;
    else if (plan === 0 && actual === 0) idle += 1;
    else {
      counted.push({ plan, actual: Math.max(0, actual) });
      sum += actual;
      refunds += Math.min(0, actual);
    }
  }
  const planned = counted.reduce((all, { plan }) => all + plan, 0);
  if (planned === 0) return null;
  return { ...distances(counted, planned), attainment: sum / planned, steps: counted.length, withoutPlan, idle, refunds };
}

function distances(
  counted: readonly { plan: number; actual: number }[],
  planned: number,
): Pick<RhythmFigures, 'rhythm' | 'arrhythmia' | 'variation' | 'spread'> {
  const count = counted.length;
  const mean = counted.reduce((all, { actual }) => all + actual, 0) / count;
  let [kept, missed, fromPlan, fromMean] = [0, 0, 0, 0];
  for (const { plan, actual } of counted) {
    kept += Math.min(actual, plan);
    missed += Math.abs(actual - plan);
    fromPlan += (actual - plan) ** 2;
    fromMean += (actual - mean) ** 2;
  }
  return {
    rhythm: kept / planned,
    arrhythmia: missed / planned,
    variation: Math.sqrt(fromPlan / count) / (planned / count),
    spread: mean > 0 ? Math.sqrt(fromMean / count) / mean : null,
  };
}
