import { sorted } from './quantile.ts';

/** Survival falls to `survival` at `time`; `events` of the `atRisk` still running ended there. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
}

export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  /** The longest duration seen, finished or not: beyond it the curve says nothing. `null` over nothing. */
  readonly longest: number | null;
}

function countUpTo(values: Float64Array, start: number, time: number): number {
  let index = start;
  while (index < values.length && (values[index] ?? Infinity) <= time) index += 1;
  return index;
}

/**
 * Kaplan–Meier: the share still running after each duration, the product of
 * (1 − ended ÷ at risk) over the times something ended. Unfinished durations count as at risk as
 * long as they lasted; one that broke off exactly when another ended was still at risk.
 */
export function kaplanMeier(completed: Iterable<number>, open: Iterable<number>): SurvivalCurve {
  const ended = sorted(completed);
  const running = sorted(open);
  const total = ended.length + running.length;
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let censored = 0;
  for (let index = 0; index < ended.length; ) {
    const time = ended[index] ?? 0;
    const next = countUpTo(ended, index, time);
    while (censored < running.length && (running[censored] ?? Infinity) < time) censored += 1;
    const atRisk = total - index - censored;
    survival *= 1 - (next - index) / atRisk;
    steps.push({ time, atRisk, events: next - index, survival });
    index = next;
  }
  const longest = total === 0 ? null : Math.max(ended.at(-1) ?? -Infinity, running.at(-1) ?? -Infinity);
  return { steps, longest };
}

/**
 * The duration by which the share `p` has ended (0.5 is the median): the first time survival is
 * at or below 1 − p. `null` means *not reached*, longer than `curve.longest`: too many are still
 * running to say, which is not the same as short.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): number | null {
  const rest = 1 - p + 1e-12;
  return curve.steps.find((step) => step.survival <= rest)?.time ?? null;
}

/** The share still running after `time`; `null` beyond the longest duration seen while some still ran. */
export function survivalAt(curve: SurvivalCurve, time: number): number | null {
  if (curve.longest === null) return null;
  let survival = 1;
  for (const step of curve.steps) if (step.time <= time) survival = step.survival;
  return time > curve.longest && survival > 0 ? null : survival;
}

/**
 * Mean of min(duration, horizon): the area under the curve from 0 to `horizon`, a lower bound of
 * the mean duration. `null` when the horizon lies beyond what was seen while some still ran.
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): number | null {
  if (survivalAt(curve, horizon) === null) return null;
  let area = 0;
  let survival = 1;
  let from = 0;
  for (const step of curve.steps) {
    if (step.time >= horizon) break;
    area += survival * (step.time - from);
    from = step.time;
    survival = step.survival;
  }
  return area + survival * (horizon - from);
}
