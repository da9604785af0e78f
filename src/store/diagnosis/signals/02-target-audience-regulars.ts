import type { PlacedCustomer } from '#core/customers/abcxyz.ts';
import { type AbcXyzRun, runAbcXyz } from '#core/customers/abcxyz-run.ts';
import { addMonths, monthNumber } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { type AbcXyzReport, type EarlierRun, runBefore } from '../../reports/abcxyz.ts';
import { abcXyzOf, usualRun } from '../customer-classes.ts';
import type { Frame } from '../frame.ts';
import { none, type SignalReader, type SignalRow } from '../reader.ts';

const isRegular = ({ xyz, abc }: PlacedCustomer<number>): boolean => abc !== null && (xyz === 'X' || xyz === 'Y');

const regularsOf = ({ customers }: AbcXyzRun): ReadonlySet<number> => new Set(customers.filter(isRegular).map(({ id }) => id));

/**
 * The present run over as long a window as the earlier one's: the usual run where history holds both; where it
 * does not, one over as many quarters as the earlier one has. Null below a year of them.
 */
function likeRun({ run, buyers, asOf, since }: AbcXyzReport, earlier: EarlierRun): AbcXyzRun | null {
  if (earlier.run === null || since === null) return null;
  if (!earlier.isShort) return run;
  const months = monthNumber(earlier.run.window.to) - monthNumber(earlier.run.window.from);
  if (run.step !== 'quarter' || months < 12) return null;
  const window = { from: addMonths(run.window.to, -months), to: run.window.to };
  return runAbcXyz([...buyers.values()], asOf, since, { ...usualRun, step: run.step, window });
}

interface Regulars {
  readonly report: AbcXyzReport;
  readonly window: Period;
  readonly now: ReadonlySet<number>;
  /** A quarter ago; null where history is too short to compare like with like. */
  readonly before: ReadonlySet<number> | null;
}

const regulars = (frame: Frame): Promise<Regulars> =>
  frame.once('regulars', async () => {
    const report = await abcXyzOf(frame);
    const earlier = runBefore(report, usualRun);
    const now = likeRun(report, earlier);
    return { report, window: (now ?? report.run).window, now: regularsOf(now ?? report.run), before: now === null || earlier.run === null ? null : regularsOf(earlier.run) };
  });

/** How the number of regular buyers changed over a quarter. */
export const migration: SignalReader = {
  read: async (frame) => {
    const { report, window, now, before } = await regulars(frame);
    if (report.buyers.size === 0) return none('no-data', { sample: 0 });
    if (before === null) return none('no-history');
    if (before.size === 0) return none('too-few', { sample: 0 });
    return { value: (now.size - before.size) / before.size, numerator: now.size, denominator: before.size, sample: before.size, ...window };
  },
  rows: async (frame) => {
    const { report, now, before } = await regulars(frame);
    if (before === null) return { list: [] };
    const changed = [...new Set([...now, ...before])].filter((id) => now.has(id) !== before.has(id));
    const sums = new Map(report.run.customers.map(({ id, amount }) => [id, amount]));
    return {
      list: changed.map((id): SignalRow => {
        const about = report.buyers.get(id);
        return { kind: 'customer', id: String(id), title: about?.name ?? null, who: about?.rep ?? null, at: null, amount: sums.get(id) ?? null, figure: null, hit: before.has(id) };
      }),
    };
  },
};
