import { standingOf } from '#core/plan/plan-sheet.ts';
import { stepsIn } from '#core/shared/step.ts';
import { readPlanSheets } from '../../measures/plan-sheets.ts';
import type { Frame } from '../frame.ts';
import { keptActuals } from '../kept-actuals.ts';
import { during, none, type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { plannedMonth, plansOfReps, plansOfYear, presentSellers, type Seller } from '../rep-plans.ts';

/** Metrics in which a plan is a plan of sales. */
const salesPlans: ReadonlySet<string> = new Set(['order-revenue', 'order-margin', 'amount-won', 'payments', 'orders', 'deals-won']);

const sellerRow = ({ id, name }: Seller, figure: number | null, hit: boolean): SignalRow => ({ kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure, hit });

/** Present reps, and whether each has a sales plan for the month. */
async function planned(frame: Frame): Promise<{ seller: Seller; hasPlan: boolean }[]> {
  const byRep = plansOfReps((await plansOfYear(frame)).filter(({ metric }) => salesPlans.has(metric)), plannedMonth(frame.today));
  return (await presentSellers(frame)).map((seller) => ({ seller, hasPlan: byRep.has(seller.name) }));
}

const everyoneHasPlan: SignalReader = {
  read: async (frame) => {
    const sellers = await planned(frame);
    return shareReading(sellers.filter(({ hasPlan }) => hasPlan).length, sellers.length, plannedMonth(frame.today));
  },
  rows: async (frame) => ({ list: (await planned(frame)).map(({ seller, hasPlan }) => sellerRow(seller, null, !hasPlan)) }),
};

interface Attained {
  readonly seller: Seller;
  /** Mean attainment of the months that have a plan. */
  readonly mean: number;
}

/** Present reps with a plan in six full months, and how they did on average. */
const attainments = (frame: Frame): Promise<Attained[]> =>
  frame.once('attainment of reps in six months', async () => {
    const period = frame.period('last-6-months');
    // The attainment is of the days that a plan covers: months will do where plans are of whole months.
    const isMonthly = [period, ...(await plansOfYear(frame)).filter(({ subjectType }) => subjectType === 'rep')].every(({ from, to }) => from.endsWith('-01') && to.endsWith('-01'));
    const options = { compute: keptActuals(frame), step: isMonthly ? 'month' : undefined } as const;
    const sheets = new Map((await readPlanSheets(frame.database, frame.context, period, 'rep', options)).map((sheet) => [sheet.subject, sheet]));
    return (await presentSellers(frame)).flatMap((seller) => {
      const sheet = sheets.get(seller.name);
      if (sheet === undefined) return [];
      const months = stepsIn(period, 'month').flatMap((month) => standingOf(sheet, month, frame.today, frame.calendar).attainment ?? []);
      return months.length === 0 ? [] : [{ seller, mean: months.reduce((sum, month) => sum + month, 0) / months.length }];
    });
  });

/** Whether the plan was reached on average; thirds and the like must not fail by a rounding of the machine. */
const isReached = ({ mean }: Attained): boolean => mean >= 1 - 1e-9;

const reachPlan: SignalReader = {
  read: async (frame) => {
    const reps = await attainments(frame);
    const left = (await presentSellers(frame)).length - reps.length;
    const reading = shareReading(reps.filter(isReached).length, reps.length, during(frame, 'last-6-months'));
    return 'reason' in reading ? none('no-data', { sample: 0, leftOut: { 'no-plan': left } }) : { ...reading, leftOut: { 'no-plan': left } };
  },
  rows: async (frame) => ({ list: (await attainments(frame)).map((rep) => sellerRow(rep.seller, rep.mean, !isReached(rep))) }),
};

/** Section 20: the pay system. */
export const motivationSignals: SectionReaders = { 'S20.1': everyoneHasPlan, 'S20.9': reachPlan };
