import { overlap } from '#core/plan/plan-days.ts';
import { weeksCutAtMonths } from '#core/shared/step.ts';
import { cellOf, readPlanRows, type PlanRow } from '../../plans/plan-rows.ts';
import { newestOf } from '../../plans/plans.ts';
import type { Frame } from '../frame.ts';
import { isIntermediate, isOfSales, plansOf, runningMonth } from '../plan-figures.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';
import { presentSellers, type Seller } from '../rep-plans.ts';

interface RepCells {
  readonly rep: Seller;
  readonly filled: number;
  readonly all: number;
}

/** A share of the cells that every rep should have filled. */
const cellShare = (cells: (frame: Frame) => Promise<readonly RepCells[]>, days: (frame: Frame) => { from: string | null; to: string | null }): SignalReader => ({
  read: async (frame) => {
    const reps = await cells(frame);
    const [filled, all] = [reps.reduce((sum, rep) => sum + rep.filled, 0), reps.reduce((sum, rep) => sum + rep.all, 0)];
    return all === 0 ? none('no-data', { sample: 0 }) : { value: filled / all, numerator: filled, denominator: all, sample: reps.length, ...days(frame) };
  },
  rows: async (frame) => ({
    list: (await cells(frame)).map(({ rep, filled, all }): SignalRow => ({
      kind: 'employee', id: String(rep.id), title: rep.name, who: null, at: null, amount: null, figure: filled / all, hit: filled < all,
    })),
  }),
});

/** Of each rep the weeks of three full months that a plan of an intermediate indicator covers. */
async function plannedWeeks(frame: Frame): Promise<readonly RepCells[]> {
  const period = frame.period('last-3-months');
  const weeks = weeksCutAtMonths(period);
  const plans = Map.groupBy((await plansOf(frame, period)).filter((plan) => plan.subjectType === 'rep' && plan.value > 0 && isIntermediate(plan)), ({ subject }) => subject);
  return (await presentSellers(frame)).map((rep) => ({
    rep, all: weeks.length, filled: weeks.filter((week) => (plans.get(rep.name) ?? []).some((plan) => overlap(plan, week))).length,
  }));
}

/** Versions of the reps' sales plans for the running month that hold, by their cell. */
async function salesPlansOfMonth(frame: Frame): Promise<readonly PlanRow[]> {
  const { currency, timeZone, viewer } = frame.context;
  const month = runningMonth(frame);
  const rows = await readPlanRows(frame.database, viewer, { period: month, currency, timeZone, versions: true });
  const own = rows.filter((row) => row.subjectType === 'rep' && row.segment !== null && isOfSales(row) && (!row.byHand || row.on < month.from));
  return [...Map.groupBy(own, cellOf).values()].flatMap((versions) => newestOf(versions) ?? []).filter(({ value }) => value !== null && value > 0);
}

/** Of each rep how many of new and current customers have a sales plan for the running month, entered before it. */
async function plannedSegments(frame: Frame): Promise<readonly RepCells[]> {
  const plans = Map.groupBy(await salesPlansOfMonth(frame), ({ subject }) => subject);
  return (await presentSellers(frame)).map((rep) => ({ rep, all: 2, filled: new Set((plans.get(rep.name) ?? []).map(({ segment }) => segment)).size }));
}

/** Weeks of three full months for which each rep has a plan of work. */
export const workPlans = cellShare(plannedWeeks, (frame) => during(frame, 'last-3-months'));

/** Sales plans of each rep for new and for current customers of the running month. */
export const salesPlans = cellShare(plannedSegments, runningMonth);
