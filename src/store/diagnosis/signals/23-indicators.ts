import { overlap } from '#core/plan/plan-days.ts';
import { readRhythm, type RhythmRow } from '../../reports/rhythm.ts';
import type { Frame } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { isIntermediate, lastMonth, plansOf } from '../plan-figures.ts';
import { during, none, type SignalReader } from '../reader.ts';
import { presentSellers } from '../rep-plans.ts';

/** What every department can plan on the way to a sale; what is planned beside it counts too. */
const usualIndicators = ['calls', 'meetings-held'] as const;

interface RepPairs {
  readonly id: number;
  readonly name: string;
  readonly planned: number;
  readonly all: number;
}

/** Of each rep how many pairs of an intermediate indicator and new or current customers have a plan for the last full month. */
const repPairs = (frame: Frame): Promise<RepPairs[]> =>
  frame.once('intermediate pairs', async () => {
    const plans = (await plansOf(frame, lastMonth(frame))).filter(isIntermediate);
    const own = plans.filter(({ subjectType }) => subjectType === 'rep');
    const named = new Set(plans.map(({ metric }) => metric));
    const indicators = named.size > 0 ? [...named] : [...usualIndicators, 'proposals'];
    return (await presentSellers(frame)).map(({ id, name }) => {
      const planned = indicators.flatMap((metric) => (['new', 'current'] as const).filter((segment) =>
        own.some((plan) => plan.subject === name && plan.metric === metric && plan.segment === segment))).length;
      return { id, name, planned, all: indicators.length * 2 };
    });
  });

/** How many pairs of rep, indicator and segment have a plan. */
export const indicatorPlans: SignalReader = {
  read: async (frame) => {
    const reps = await repPairs(frame);
    const [planned, all] = [reps.reduce((sum, rep) => sum + rep.planned, 0), reps.reduce((sum, rep) => sum + rep.all, 0)];
    if (all === 0) return none('no-data');
    return { value: planned / all, numerator: planned, denominator: all, sample: reps.length, ...lastMonth(frame) };
  },
  rows: async (frame) => ({
    list: (await repPairs(frame)).map(({ id, name, planned, all }) =>
      ({ kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: planned / all, hit: planned < all })),
  }),
};

/** Rhythm by day of each intermediate indicator that has a plan in the last three full months. */
const indicatorRhythms = (frame: Frame): Promise<RhythmRow[]> =>
  frame.once('indicator rhythms', async () => {
    const period = frame.period('last-3-months');
    const planned = new Set((await plansOf(frame, period)).filter((plan) => overlap(plan, period)).map(({ metric }) => metric));
    const found: RhythmRow[] = [];
    for (const metric of [...usualIndicators, 'answered-calls']) {
      if (planned.has(metric)) found.push(...(await readRhythm(frame.database, frame.context, { period, step: 'day', by: null, metric })));
    }
    return found;
  });

/** The mean rhythm by day of the indicators that have a plan. */
export const indicatorRhythm: SignalReader = {
  read: async (frame) => {
    const known = (await indicatorRhythms(frame)).flatMap(({ figures }) => figures ?? []);
    if (known.length === 0) return none('no-data');
    const value = known.reduce((sum, figures) => sum + figures.rhythm, 0) / known.length;
    return { value, sample: Math.min(...known.map(({ steps }) => steps)), ...during(frame, 'last-3-months') };
  },
  rows: async (frame) => ({
    list: (await indicatorRhythms(frame)).flatMap(({ metric, figures }) =>
      figures === null ? [] : [{ kind: 'group', id: metric, title: metric, who: null, at: null, amount: null, figure: figures.rhythm, hit: fallsShort(frame, 'S23.7', figures.rhythm) }]),
  }),
};
