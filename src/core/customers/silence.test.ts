import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../shared/day.ts';
import { joined } from './closures.ts';
import type { AbcClass } from './abc.ts';
import { gapsBetween, purchaseDays } from './purchase-days.ts';
import { segmentsOf, type CustomerHistory } from './silence-segments.ts';
import { judgeSilence, shrunkMedian, stateOf } from './silence.ts';

const golden = [0, 32, 60, 95, 125];
const customer = (id: string, days: number[], abc: AbcClass | null = null, region: string | null = null): CustomerHistory<string> => ({ id, days, abc, region });
/** Companions whose own medians are all 45 draw the segment's median to 45. */
const companions = (count: number, gap = 45) => Array.from({ length: count }, (_, index) => customer(`c${index}`, [0, gap, 2 * gap]));
const judged = (customers: CustomerHistory<string>[], asOf: number) => judgeSilence(customers, asOf).customers[0]!;

describe('silence by the own rhythm', () => {
  it('judges the golden customer', () => {
    expect(gapsBetween(golden)).toEqual([32, 28, 35, 30]);
    const result = judged([customer('a', golden), ...companions(4)], 210);
    expect(result).toMatchObject({ purchases: 5, ownMedian: 31, medianUsed: 37, silence: 85, state: 'at-risk' });
    expect(result.ratio).toBeCloseTo(2.3, 2);
    expect(85 / 31, 'without shrinkage').toBeCloseTo(2.74, 2);
    expect(shrunkMedian(31, 4, 45)).toBe(37);
    expect(shrunkMedian(30, 1, 45)).toBe(41.25);
  });

  it('is not the fixed ninety days nor the mean', () => {
    const rare = judged([customer('a', [0, 200, 400]), ...companions(3, 200)], 500);
    expect(rare.state, 'silent for 100 days, half its own rhythm').toBe('active');
    const often = judged([customer('a', [0, 10, 20, 30]), ...companions(3, 10)], 65);
    expect(often.state, 'silent for 35 days, three and a half of its rhythms').toBe('lost');
    const one = judged([customer('a', [0, 10, 20, 30, 330]), ...companions(3, 10)], 360);
    expect([one.ownMedian, one.ratio]).toEqual([10, 3]);
  });

  it('draws its lines at one and a half, two and three, and loses nobody within thirty days', () => {
    expect([1.49, 1.5, 1.99, 2, 2.99, 3].map((ratio) => stateOf(ratio, 40))).toEqual([
      'active', 'quietening', 'quietening', 'at-risk', 'at-risk', 'lost',
    ]);
    expect(stateOf(5, 29)).toBe('at-risk');
    expect(stateOf(5, 30)).toBe('lost');
  });

  it('judges one purchase by how long others took to come back', () => {
    const others = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110].map((gap) => customer(`g${gap}`, [0, gap]));
    expect(judged([customer('a', [0]), ...others], 100)).toMatchObject({ returnLimit: 100, state: 'active', ratio: null });
    expect(judged([customer('a', [0]), ...others], 101).state).toBe('never-returned');
    expect(judged([customer('a', [0]), customer('b', [5])], 1000).state, 'nobody to compare with').toBeNull();
  });

  it('leaves seasonal closures out of the silence, and non-buyers out of the list', () => {
    const closed = joined([{ from: 130, to: 160 }, { from: 200, to: 400 }]);
    const report = judgeSilence([{ ...customer('a', golden), closed }, customer('b', [])], 210);
    expect(report.customers.map(({ id, silence, closedDays }) => [id, silence, closedDays])).toEqual([['a', 45, 40]]);
  });

  it('golden: closed June to August, last purchase 1 May: silent for 61 days on 1 October, not for 153', () => {
    const days = ['2026-03-02', '2026-04-01', '2026-05-01'].map(dayNumber);
    const closed = joined([{ from: dayNumber('2026-06-01'), to: dayNumber('2026-09-01') }]);
    const [before, after] = [{ ...customer('a', days) }, { ...customer('a', days), closed }].map((one) => judgeSilence([one], dayNumber('2026-10-01')).customers[0]);
    expect(after).toMatchObject({ silence: 61, closedDays: 92, ownMedian: 30, state: 'at-risk' });
    expect(before, 'a naive build').toMatchObject({ silence: 153, state: 'lost' });
  });

  it('leaves a season out of the gaps too: one over the summer does not slow the rhythm down', () => {
    const days = ['2026-04-15', '2026-05-15', '2026-09-14', '2026-10-14'].map(dayNumber);
    const closed = joined([{ from: dayNumber('2026-06-01'), to: dayNumber('2026-09-01') }]);
    const [judgedOne] = judgeSilence([{ ...customer('a', days), closed }], dayNumber('2026-11-13')).customers;
    // 30, 122 − 92 = 30, 30
    expect(judgedOne).toMatchObject({ ownMedian: 30, medianUsed: 30, silence: 30, ratio: 1 });
    const inSeason = judgeSilence([{ ...customer('b', ['2026-06-10', '2026-06-20', '2026-06-25'].map(dayNumber)), closed }], dayNumber('2026-09-03')).customers[0];
    expect(inSeason, 'who buys in the season all the same has a rhythm of at least a day').toMatchObject({ ownMedian: 1, silence: 2 });
  });

  it('takes shipments of a day for one purchase and returns for none', () => {
    const rows = [[0, 5], [0, 7], [3, 10], [3, -10], [9, -1], [12, 4]].map(([day = 0, amount = 0]) => ({ day, amount }));
    expect(purchaseDays(rows)).toEqual([0, 12]);
  });

  const histories = fc.array(
    fc.uniqueArray(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 12 }).map((days) => days.sort((a, b) => a - b)),
    { minLength: 1, maxLength: 30 },
  );

  it('grows with time while nothing is bought', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 701, max: 900 }), fc.integer({ min: 1, max: 300 }), (all, asOf, later) => {
        const customers = all.map((days, index) => customer(String(index), days));
        const now = judgeSilence(customers, asOf).customers;
        const then = judgeSilence(customers, asOf + later).customers;
        const grown = now.every(({ ratio }, index) => ratio === null || (then[index]?.ratio ?? 0) > ratio);
        expect(grown).toBe(true);
      }),
    );
  });
});

describe('segments', () => {
  const many = (count: number, abc: AbcClass, region: string, gap: number) =>
    Array.from({ length: count }, (_, index) => customer(`${abc}${region}${index}`, [0, gap], abc, region));

  it('are class and region where each cell has twenty', () => {
    const base = [...many(20, 'A', 'Москва', 10), ...many(20, 'A', 'Тверь', 20), ...many(20, 'B', 'Москва', 30)];
    const segments = segmentsOf(base);
    expect(segments.level).toBe('class-and-region');
    expect(segments.rhythmFor(base[25]!)).toEqual({ customers: 20, medianGap: 20, firstGapP90: 20 });
  });

  it('are classes where a cell is too small, and all where a class is', () => {
    const base = [...many(20, 'A', 'Москва', 10), ...many(19, 'A', 'Тверь', 20), ...many(20, 'B', 'Москва', 30)];
    expect(segmentsOf(base).level).toBe('class');
    expect(segmentsOf(base).rhythmFor(base[30]!).medianGap).toBe(10);
    expect(segmentsOf([...base, ...many(19, 'C', 'Москва', 40)]).level).toBe('all');
    expect(segmentsOf([]).rhythmFor(customer('a', [1]))).toEqual({ customers: 0, medianGap: null, firstGapP90: null });
  });

  it('borrow the rhythm of all where nobody came back', () => {
    const silent = Array.from({ length: 20 }, (_, index) => customer(`s${index}`, [0], 'C', 'Тверь'));
    const base = [...silent, ...many(20, 'A', 'Москва', 10)];
    expect(segmentsOf(base).level).toBe('class-and-region');
    expect(segmentsOf(base).rhythmFor(base[0]!).firstGapP90).toBe(10);
  });
});
