import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../shared/day.ts';
import { stepNumber } from '../shared/step.ts';
import { bgNbdLogLikelihood, fitBgNbd, probabilityAlive, suitsBgNbd, type BgNbd, type BuyingHistory } from './bg-nbd.ts';
import { lifetimeFromChurn, quickLtv } from './ltv.ts';
import { drawPortrait, type Described } from './portrait.ts';
import { repeatCohorts, repeatFunnel, repeatHorizon } from './repeat.ts';

const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('BG/NBD', () => {
  it.each([
    [2, 30.43, 0.7266],
    [2, 10, 0.2684],
    [7, 36, 0.8662],
    [7, 20, 0.144],
    [1, 5, 0.3148],
    [0, 0, 1],
  ])('%i repeats, the last at %d: alive with %d', (repeats, lastAt, alive) => {
    expect(probabilityAlive({ repeats, lastAt, age: 38.86 }, published)).toBeCloseTo(alive, 4);
  });

  it('lets the chance fall as silence grows, except for one purchase: the trap of the model', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0.1, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true }), (repeats, lastAt, more) => {
        const now = probabilityAlive({ repeats, lastAt, age: lastAt + 1 }, published);
        expect(probabilityAlive({ repeats, lastAt, age: lastAt + 1 + more }, published)).toBeLessThan(now);
        expect(probabilityAlive({ repeats: 0, lastAt: 0, age: 1000 }, published)).toBe(1);
      }),
    );
  });

  it('asks for two hundred customers and a year', () => {
    expect([suitsBgNbd(200, 365), suitsBgNbd(199, 365), suitsBgNbd(200, 364)]).toEqual([true, false, false]);
  });

  it('has nothing to fit without repeats', () => {
    expect(fitBgNbd([{ repeats: 0, lastAt: 0, age: 10 }])).toBeNull();
  });

  const file = '../shared/data/cdnow/cdnowElog.csv';
  it.skipIf(!existsSync(file))('finds the published parameters in the CDNOW sample (skipped without the data folder)', () => {
    const fit = fitBgNbd(readCdnow(file))!;
    expect(fit.converged).toBe(true);
    expect(fit.r).toBeCloseTo(0.243, 3);
    expect(fit.alpha).toBeCloseTo(4.414, 2);
    expect(fit.a).toBeCloseTo(0.793, 2);
    expect(fit.b).toBeCloseTo(2.426, 2);
    expect(fit.logLikelihood).toBeCloseTo(-9582.429, 2);
    const sum = readCdnow(file).reduce((all, history) => all + bgNbdLogLikelihood(history, fit), 0);
    expect(sum, 'the unit of time does not change the likelihood').toBeCloseTo(fit.logLikelihood, 6);
  });
});

/** Weeks to the end of the calibration, 30 September 1997; purchases of one day are one. */
function readCdnow(file: string): BuyingHistory[] {
  const end = dayNumber('1997-09-30');
  const customers = new Map<string, Set<number>>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [, id = '', date = ''] = line.split(',');
    const day = dayNumber(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`);
    if (day <= end) customers.set(id, (customers.get(id) ?? new Set()).add(day));
  }
  return [...customers.values()].map((set) => {
    const days = [...set].sort((a, b) => a - b);
    const first = days[0] ?? 0;
    return { repeats: days.length - 1, lastAt: ((days.at(-1) ?? 0) - first) / 7, age: (end - first) / 7 };
  });
}

describe('repeat purchases', () => {
  const bought = (count: number, gap = 30) => Array.from({ length: count }, (_, index) => index * gap);
  const times = (count: number, purchases: number) => Array.from({ length: count }, () => bought(purchases));

  it('narrow from a thousand to 420, 260 and 180', () => {
    const steps = repeatFunnel([...times(580, 1), ...times(160, 2), ...times(80, 3), ...times(180, 4)]);
    expect(steps.map(({ customers }) => customers)).toEqual([1000, 420, 260, 180]);
    const shares = steps.map(({ share }) => Math.round((share ?? 0) * 1000) / 10);
    expect(shares).toEqual([100, 42, 61.9, 69.2]);
    expect(steps.map(({ shareOfFirst }) => shareOfFirst), 'a share of the first is another figure').toEqual([1, 0.42, 0.26, 0.18]);
  });

  it('count within a horizon of three median gaps', () => {
    expect(repeatHorizon([bought(3, 30), bought(2, 40), bought(1)])).toBe(105);
    expect(repeatHorizon([bought(1)])).toBeNull();
    const steps = repeatFunnel([[0, 50, 60], [0, 20, 100], [0]], { horizon: 40 });
    expect(steps.map(({ customers }) => customers)).toEqual([3, 1]);
    expect(repeatFunnel([bought(30)], { longest: 4 })).toHaveLength(4);
    expect(repeatFunnel([])).toEqual([]);
  });

  it('make cohorts by first purchase and say which are too young', () => {
    const january = dayNumber('2026-01-10');
    const march = dayNumber('2026-03-20');
    const asOf = dayNumber('2026-04-15');
    const cohorts = repeatCohorts([[january, january + 20], [january, january + 70], [january], [march, march + 5], [march], []], 'month', 60, asOf);
    expect(cohorts.map(({ cohort }) => cohort)).toEqual([stepNumber(january, 'month'), stepNumber(march, 'month')]);
    expect(cohorts[0]).toMatchObject({ customers: 3, returned: 1, share: 1 / 3, mature: true, active: [3, 0, 1, 0] });
    expect(cohorts[0]?.estimate).toBeCloseTo(1 / 3, 12);
    expect(cohorts[1]).toMatchObject({ customers: 2, returned: 1, mature: false, estimate: null, active: [2, 0] });
  });
});

describe('lifetime value', () => {
  const inputs = { averageOrder: 1_200_000, purchasesAMonth: 1.5, profitShare: 0.25, lifetimeMonths: 20 };

  it('is S × C × P × t in months', () => {
    expect(quickLtv(inputs)).toBe(9_000_000);
    expect(quickLtv({ ...inputs, lifetimeMonths: 20 / 12 }), 'years taken with purchases a month are twelve times off').toBe(750_000);
    expect(() => quickLtv({ ...inputs, profitShare: 25 })).toThrow(RangeError);
    expect(quickLtv({ ...inputs, profitShare: -0.1 })).toBe(-3_600_000);
  });

  it('takes the life time from churn', () => {
    expect(lifetimeFromChurn(0.05)).toBe(20);
    expect(lifetimeFromChurn(0)).toBeNull();
  });
});

describe('the portrait', () => {
  const people = (count: number, core: boolean, industry: string | null, region: string | null = null): Described[] =>
    Array.from({ length: count }, () => ({ core, attributes: { industry, region } }));

  it('finds what the best have more often, by known attributes only', () => {
    const base = [...people(30, true, 'стройка'), ...people(10, true, 'торговля'), ...people(20, false, 'стройка'), ...people(140, false, 'торговля'), ...people(50, true, null)];
    const traits = drawPortrait(base, ['industry', 'region']);
    expect(traits.map(({ value, distinctive }) => [value, distinctive])).toEqual([['стройка', true], ['торговля', false]]);
    expect(traits[0]).toMatchObject({ inCore: 30, coreKnown: 40, inBase: 50, baseKnown: 200, lift: 3 });
    expect(traits[0]!.low).toBeGreaterThan(2);
  });

  it('does not call three lucky ones a portrait', () => {
    const [trait] = drawPortrait([...people(2, true, 'стройка'), ...people(1, true, 'торговля'), ...people(50, false, 'стройка'), ...people(50, false, 'торговля')], ['industry']);
    expect(trait).toMatchObject({ value: 'стройка', distinctive: false });
    expect(trait!.lift).toBeGreaterThan(1.3);
  });
});
