import { addMonths, dayNumber, monthNumber, type Day } from '../shared/day.ts';
import type { Period } from '../shared/period.ts';
import { classifyAbc } from './abc.ts';
import { combineAbcXyz, type AbcXyz } from './abcxyz.ts';
import type { DayTotals } from './purchase-days.ts';
import { chooseXyzStep, fullSteps, xyzWindow, type StepRange, type XyzStep } from './xyz-step.ts';
import { xyzByFrequency, xyzByRank, xyzByVariation, type CustomerDays, type Regularity, type XyzBounds, type XyzMode } from './xyz.ts';

/** What volume is measured by. */
export type AbcMeasure = 'revenue' | 'margin';

/** A customer's money by day, days rising, each day once, with margins where they are known. */
export interface Buyer extends DayTotals {
  readonly id: number;
  readonly margins: readonly (number | null)[];
}

export interface RunRequest {
  readonly measure: AbcMeasure;
  readonly mode: XyzMode;
  /** Bounds of the variation; by default 10 and 25 %. */
  readonly bands?: XyzBounds | undefined;
  /** By default the one the median gap asks for. */
  readonly step?: XyzStep | undefined;
  /** By default the last 12 full months (or quarters, where the step is a quarter). */
  readonly window?: Period | undefined;
}

export interface AbcXyzRun extends AbcXyz<number> {
  readonly step: XyzStep;
  /** False when nobody came back, so that the step is only a default. */
  readonly stepKnown: boolean;
  readonly window: Period;
  /** The full steps of the window, in which regularity is counted. */
  readonly range: StepRange;
  /** The sum above zero, of which the shares are. */
  readonly total: number;
  /** Customers of the window whose margin is not known in full: in no class by margin. */
  readonly withoutMargin: number;
}

/** Net money of a customer in a window; margin is null when any of it is unknown; `undefined` when nothing happened. */
function amountIn(buyer: Buyer, from: number, to: number, measure: AbcMeasure): number | null | undefined {
  let sum: number | undefined;
  for (let index = 0; index < buyer.days.length; index += 1) {
    const day = buyer.days[index] ?? 0;
    if (day < from || day >= to) continue;
    const value = measure === 'margin' ? buyer.margins[index] : buyer.amounts[index];
    if (value === null || value === undefined) return null;
    sum = (sum ?? 0) + value;
  }
  return sum;
}

const purchaseDaysOf = ({ days, amounts }: DayTotals): number[] => days.filter((_, index) => (amounts[index] ?? 0) > 0);

function regularityOf(customers: readonly CustomerDays<number>[], range: StepRange, { mode, bands }: RunRequest): Regularity<number>[] {
  if (mode === 'frequency') return xyzByFrequency(customers, range);
  return mode === 'rank' ? xyzByRank(customers, range) : xyzByVariation(customers, range, bands);
}

/** ABC by money and XYZ by regularity over what was bought before as-of; `since` is the first day of known history. */
export function runAbcXyz(buyers: readonly Buyer[], asOf: Day, since: Day, request: RunRequest): AbcXyzRun {
  const chosen = chooseXyzStep(buyers.map(purchaseDaysOf));
  const step = request.step ?? chosen.step;
  const window = request.window ?? xyzWindow(asOf, step, since);
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  const measured: (Buyer & { readonly amount: number })[] = [];
  let withoutMargin = 0;
  for (const buyer of buyers) {
    const amount = amountIn(buyer, from, to, request.measure);
    if (amount === null) withoutMargin += 1;
    else if (amount !== undefined) measured.push({ ...buyer, amount });
  }
  const range = fullSteps(window, step);
  const abc = classifyAbc(measured);
  const combined = combineAbcXyz(abc, regularityOf(measured, range, request));
  return { ...combined, step, stepKnown: chosen.chosen, window, range, total: abc.total, withoutMargin };
}

/** What was known of the buyers before a day. */
export function knownBefore(buyers: readonly Buyer[], day: Day): Buyer[] {
  const before = dayNumber(day);
  return buyers.flatMap((buyer) => {
    const count = buyer.days.findLastIndex((own) => own < before) + 1;
    if (count === 0) return [];
    return [{ ...buyer, days: buyer.days.slice(0, count), amounts: buyer.amounts.slice(0, count), margins: buyer.margins.slice(0, count) }];
  });
}

/** The window of an earlier run: as many months back as its as-of lies before the later one's. */
export function windowBefore(window: Period, asOf: Day, before: Day): Period {
  const months = monthNumber(before) - monthNumber(asOf);
  return { from: addMonths(window.from, months), to: addMonths(window.to, months) };
}
