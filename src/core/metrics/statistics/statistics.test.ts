import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from './concentration.ts';
import { mean, populationDeviation, sampleDeviation, variation } from './deviation.ts';
import { kaplanMeier, restrictedMean, survivalAt, survivalQuantile } from './kaplan-meier.ts';
import { logGamma } from './log-gamma.ts';
import { mannWhitney } from './mann-whitney.ts';
import { minimise } from './nelder-mead.ts';
import { median, quantile } from './quantile.ts';
import { spearman } from './spearman.ts';
import { twoProportionZ } from './two-proportion.ts';
import { wilsonInterval } from './wilson.ts';

describe('Wilson interval', () => {
  it.each([
    [3, 10, 0.108, 0.603],
    [30, 100, 0.219, 0.396],
    [300, 1000, 0.272, 0.329],
    [0, 5, 0, 0.434],
  ])('%i of %i', (successes, sample, low, high) => {
    const interval = wilsonInterval(successes, sample);
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
    const naive = 1.96 * Math.sqrt((interval!.share * (1 - interval!.share)) / sample);
    expect(Math.abs(interval!.share + naive - interval!.high), 'the textbook interval differs').toBeGreaterThan(0.0001);
  });

  it('has none over nothing', () => expect(wilsonInterval(0, 0)).toBeNull());

  it('holds the share and mirrors', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (won, lost) => {
        fc.pre(won + lost > 0);
        const interval = wilsonInterval(won, won + lost)!;
        const mirror = wilsonInterval(lost, won + lost)!;
        expect(interval.low).toBeLessThanOrEqual(interval.share);
        expect(interval.high).toBeGreaterThanOrEqual(interval.share);
        expect(interval.low).toBeCloseTo(1 - mirror.high, 10);
      }),
    );
  });
});

describe('two proportions', () => {
  it('announces no winner between 30 and 42 of 100', () => {
    const z = twoProportionZ({ successes: 30, sample: 100 }, { successes: 42, sample: 100 })!;
    expect(z).toBeCloseTo(-1.77, 2);
    expect(Math.abs(z)).toBeLessThan(1.96);
  });

  it('has no answer without a sample or without spread', () => {
    expect(twoProportionZ({ successes: 0, sample: 0 }, { successes: 1, sample: 2 })).toBeNull();
    expect(twoProportionZ({ successes: 5, sample: 5 }, { successes: 3, sample: 3 })).toBeNull();
  });
});

describe('quantiles', () => {
  it('is linear between ranks', () => {
    expect(median([14, 4, 27, 8])).toBe(11);
    expect(quantile([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7, 12);
    expect(quantile([5], 0.9)).toBe(5);
    expect(median([])).toBeNull();
    expect(median([10, 9, 100]), 'numbers, not text').toBe(10);
  });
});

describe('Kaplan–Meier', () => {
  const curve = kaplanMeier([2, 3], [10, 12, 15, 20]);

  it('says that the median is not reached where the naive one is 2.5', () => {
    expect(survivalQuantile(curve, 0.5)).toBeNull();
    expect(curve.longest).toBe(20);
    expect(median([2, 3])).toBe(2.5);
    expect(curve.steps.map(({ survival }) => survival)).toEqual([5 / 6, (5 / 6) * (4 / 5)]);
    expect(survivalQuantile(curve, 0.3)).toBe(3);
  });

  it('is the plain quantile where all is finished', () => {
    const values = [5, 1, 4, 2, 3];
    expect(survivalQuantile(kaplanMeier(values, []), 0.5)).toBe(3);
    expect(survivalQuantile(kaplanMeier(values, []), 1)).toBe(5);
    expect(restrictedMean(kaplanMeier(values, []), 5)).toBeCloseTo(3, 12);
  });

  it('counts one that broke off at the same time as still at risk', () => {
    const steps = kaplanMeier([5, 5, 8], [5, 6]).steps;
    expect(steps).toEqual([
      { time: 5, atRisk: 5, events: 2, survival: 0.6 },
      { time: 8, atRisk: 1, events: 1, survival: 0 },
    ]);
  });

  it('says nothing beyond what was seen', () => {
    expect(survivalAt(curve, 21)).toBeNull();
    expect(survivalAt(curve, 2)).toBe(5 / 6);
    expect(restrictedMean(curve, 21)).toBeNull();
    expect(kaplanMeier([], []).longest).toBeNull();
  });
});

describe('deviation', () => {
  const weeks = [
    0, 15, 40, 15, 10, 15, 20, 15, 10, 15, 20, 15, 5, 20, 45, 20, 15, 20, 25, 20, 15, 20, 25, 20, 40, 10, 35, 10, 5, 10, 15, 10, 5,
    10, 15, 10,
  ];
  const gather = (size: number) =>
    Array.from({ length: weeks.length / size }, (_, step) =>
      weeks.slice(step * size, (step + 1) * size).reduce((sum, value) => sum + value, 0),
    );

  it.each([
    [1, 0.579, 0.587],
    [4, 0.2759, 0.293],
    [12, 0.1581, 0.1936],
  ])('depends on the step of %i weeks and on the form of σ', (size, population, sample) => {
    const series = gather(size);
    expect(variation(series)).toBeCloseTo(population, 3);
    expect(sampleDeviation(series)! / mean(series)!).toBeCloseTo(sample, 3);
  });

  it('gathers the published months and quarters', () => {
    expect(gather(4)).toEqual([70, 60, 60, 90, 80, 80, 95, 40, 40]);
    expect(gather(12)).toEqual([190, 250, 175]);
  });

  const published = '../shared/data/worked_examples/worked_examples.json';
  it.skipIf(!existsSync(published))('uses the published series (skipped without the data folder)', () => {
    const examples = JSON.parse(readFileSync(published, 'utf8')) as { id: string; inputs: { weekly: number[] } }[];
    expect(examples.find(({ id }) => id === 'xyz_aggregation')?.inputs.weekly).toEqual(weeks);
  });

  it('has none over nothing or around zero', () => {
    expect(populationDeviation([])).toBeNull();
    expect(sampleDeviation([1])).toBeNull();
    expect(variation([-1, 1])).toBeNull();
  });
});

describe('ranks', () => {
  it('compares two groups', () => {
    const result = mannWhitney([1, 2, 3], [4, 5, 6])!;
    expect(result.u).toBe(0);
    expect(result.z).toBeCloseTo(-1.964, 3);
    expect(mannWhitney([1, 2], [1, 2])).toEqual({ u: 2, superiority: 0.5, z: 0 });
    expect(mannWhitney([3, 3], [3])?.z).toBeNull();
    expect(mannWhitney([], [1])).toBeNull();
  });

  it('corrects for ties', () => {
    const result = mannWhitney([1, 2, 2, 3], [2, 3, 4, 4])!;
    expect(result.u).toBe(2.5);
    expect(result.z).toBeCloseTo(-5.5 / Math.sqrt((16 / 12) * (9 - 36 / 56)), 12);
  });

  it('correlates ranks, mean ranks for ties', () => {
    expect(spearman([1, 2, 3, 4], [10, 20, 25, 100])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8208, 4);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(spearman([1, 2], [1, 2])).toBeNull();
    expect(() => spearman([1], [1, 2])).toThrow(RangeError);
  });
});

describe('concentration', () => {
  it('matches the worked shares', () => {
    const result = concentration([35, 10, 45, 10])!;
    expect(result.topTwoShare).toBe(0.8);
    expect(result.busFactor).toBe(2);
    expect(result.hhi).toBeCloseTo(0.345, 12);
    expect(result.hhiTimesN).toBeCloseTo(1.38, 12);
  });

  it('is not inflated by one whose refunds exceed the sales', () => {
    const result = concentration([45, 35, 10, 10, -20])!;
    expect(result.topTwoShare).toBe(0.8);
    expect(80 / (45 + 35 + 10 + 10 - 20), 'the naive share').toBe(1);
    expect([result.counted, result.excluded]).toEqual([4, 1]);
    expect(concentration([-1, 0])).toBeNull();
  });

  it('counts half as enough', () => expect(concentration([50, 25, 25])?.busFactor).toBe(1));
});

describe('numerical tools', () => {
  it('knows ln Γ', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 10);
  });

  it('finds the bottom of the banana valley', () => {
    const found = minimise(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1], { tolerance: 1e-14 });
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 4);
    expect(found.point[1]).toBeCloseTo(1, 4);
    expect(minimise(([x = 0]) => x * x, [5], { maximumSteps: 2 }).converged).toBe(false);
  });
});
