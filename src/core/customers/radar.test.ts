import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../shared/day.ts';
import { aliveChance, fitAliveModel } from './alive-model.ts';
import { lossMovement } from './loss-movement.ts';
import { judgeRadar, radarBefore, type RadarBuyer } from './radar.ts';
import { boundsRise, isStandard, previewBounds, stateBy } from './silence-bounds.ts';
import { standardSilenceBounds } from './silence.ts';

const start = dayNumber('2025-09-12');
const buyer = (id: number, days: number[], amounts = days.map(() => 100_00)): RadarBuyer => ({ id, days: days.map((day) => start + day), amounts, region: null });
/** Buys every thirty days, so many times. */
const monthly = (id: number, times: number) => buyer(id, Array.from({ length: times }, (_, at) => at * 30));

describe('the radar', () => {
  it('weighs the money of twelve full months by the silence, and leaves returns out of the rhythm', () => {
    const asOf = '2026-07-20';
    const { customers } = judgeRadar([buyer(1, [0, 30, 60, 70, 90], [100, 100, 100, -50, 100]), monthly(2, 11)], asOf);
    const [one] = customers;
    expect(one).toMatchObject({ purchases: 4, ownMedian: 30, medianUsed: 30, silence: 221, yearAmount: 350, state: 'lost', abc: 'C' });
    expect(one?.expectedDay).toBe(start + 120);
    expect(one?.priority, '350 × 221 ÷ 30').toBe(2578);
    expect(customers[1]).toMatchObject({ state: 'active', yearAmount: 100_00 * 10, abc: 'A' });
  });

  it('tells what was known before a day', () => {
    const [known] = radarBefore([monthly(1, 5), buyer(2, [100])], '2025-11-12');
    expect([known?.days.length, radarBefore([buyer(2, [100])], '2025-11-12').length]).toEqual([3, 0]);
  });

  it('tries other bounds without touching the rhythm', () => {
    const { customers } = judgeRadar([monthly(1, 4), monthly(2, 8), monthly(3, 11)], '2026-06-30');
    expect(customers.map(({ state, silence }) => [state, silence])).toEqual([['lost', 201], ['at-risk', 81], ['active', 0]]);
    const tried = { quietening: 1.2, atRisk: 1.5, lost: 2.5, lostFromDays: 30 };
    expect(previewBounds(customers, tried)).toEqual({ before: 1, after: 2, added: 1, freed: 0 });
    expect(previewBounds(customers, { ...standardSilenceBounds, lost: 8 })).toEqual({ before: 1, after: 0, added: 0, freed: 1 });
    expect(stateBy({ ratio: null, silence: 900, state: 'never-returned' }, tried)).toBe('never-returned');
    expect([boundsRise(tried), boundsRise({ ...tried, atRisk: 3 }), isStandard(standardSilenceBounds), isStandard(tried)]).toEqual([true, false, true, false]);
  });

  it('moves bounds one way: looser bounds never lose more', () => {
    const judged = fc.array(fc.record({ ratio: fc.double({ min: 0, max: 10, noNaN: true }), silence: fc.integer({ min: 0, max: 400 }), state: fc.constant('active' as const) }));
    fc.assert(
      fc.property(judged, fc.double({ min: 3, max: 9, noNaN: true }), (customers, lost) => {
        const { before, after, added, freed } = previewBounds(customers, { ...standardSilenceBounds, lost });
        expect([after <= before, added, before - freed + added === after]).toEqual([true, 0, true]);
      }),
    );
  });
});

describe('losses by month', () => {
  /** Ten of forty stopped on 10 April 2026, so they are lost on 9 July; one of them buys again on 15 August. */
  const back = [...Array.from({ length: 8 }, (_, at) => at * 30), dayNumber('2026-08-15') - start];
  const base = [...Array.from({ length: 30 }, (_, id) => monthly(id, 13)), ...Array.from({ length: 9 }, (_, id) => monthly(100 + id, 8)), buyer(200, back)];
  const movement = lossMovement(base, '2026-09-10', { bounds: standardSilenceBounds, counted: () => true });

  it('counts the newly lost of those who were there at the start, and those who came back', () => {
    expect(movement.months.map(({ from, living, lost, cameBack }) => [from, living, lost, cameBack])).toEqual([
      ['2026-06-01', 40, 0, 0],
      ['2026-07-01', 40, 10, 0],
      ['2026-08-01', 30, 0, 1],
    ]);
    expect(movement.months[1]?.rate).toMatchObject({ share: 0.25 });
    expect(movement.trend, 'neither the first nor the last month lost anyone').toBe('unproven');
  });

  it('judges everyone together and counts whom the viewer sees; a few say nothing of a course', () => {
    const few = lossMovement(base, '2026-09-10', { bounds: standardSilenceBounds, counted: (id) => id >= 100 });
    expect(few.months.map(({ living, lost }) => [living, lost])).toEqual([[10, 0], [10, 10], [0, 0]]);
    expect([few.trend, few.months[2]?.rate]).toEqual(['few', null]);
  });
});

describe('the chance by the model', () => {
  it('says why there is none', () => {
    const loyal = Array.from({ length: 200 }, (_, id) => Array.from({ length: 20 }, (_, at) => at * 30 + (id % 20)));
    expect(fitAliveModel(loyal.slice(1), 600).reason).toBe('few-customers');
    expect(fitAliveModel(loyal.map((days) => days.filter((day) => day < 300)), 320).reason).toBe('short-history');
    expect(fitAliveModel(loyal.map(([first = 0]) => [first]), 600).reason).toBe('no-repeats');
    expect(['not-converged', 'nobody-leaves']).toContain(fitAliveModel(loyal, 600).reason);
    expect(aliveChance([0], 600, { fit: { r: 1, alpha: 1, a: 1, b: 1, logLikelihood: 0, converged: true }, reason: null })).toBeNull();
  });
});
