import type { Frame } from '../frame.ts';
import { type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { plannedMonth, plansOfReps, plansOfYear, presentSellers, type Seller } from '../rep-plans.ts';

interface Goals {
  readonly seller: Seller;
  /** Main metrics with a plan for the month. */
  readonly set: number;
}

/** Present reps with the number of their goals, and of how many main metrics: those a rep was given a plan in within a year. */
async function goals(frame: Frame): Promise<{ reps: Goals[]; metrics: number }> {
  const plans = await plansOfYear(frame);
  const metrics = new Set(plans.flatMap(({ subjectType, metric }) => (subjectType === 'rep' ? [metric] : []))).size;
  const byRep = plansOfReps(plans, plannedMonth(frame.today));
  const reps = (await presentSellers(frame)).map((seller) => ({ seller, set: new Set(byRep.get(seller.name)?.map(({ metric }) => metric)).size }));
  return { reps, metrics: Math.max(1, metrics) };
}

const goalsSet: SignalReader = {
  read: async (frame) => {
    const { reps, metrics } = await goals(frame);
    return shareReading(reps.reduce((sum, { set }) => sum + set, 0), reps.length * metrics, plannedMonth(frame.today));
  },
  rows: async (frame) => {
    const { reps, metrics } = await goals(frame);
    const list = reps.map(({ seller: { id, name }, set }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: set / metrics, hit: set < metrics,
    }));
    return { list };
  },
};

/** Section 22: visible results. */
export const visualisationSignals: SectionReaders = { 'S22.4': goalsSet };
