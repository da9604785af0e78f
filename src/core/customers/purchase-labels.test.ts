import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelPurchases } from './purchase-labels.ts';

describe('labels of purchases', () => {
  test('the first is new, the next ones current', () => {
    const [labels] = labelPurchases([[0, 30, 60]]);
    expect(labels?.map(({ segment }) => segment)).toEqual(['new', 'current', 'current']);
  });

  test('a purchase after three own gaps of silence is a return', () => {
    // Alone in the base: gaps 30, 30, so lost from day 60 + 90; day 150 is not yet a return, day 151 is.
    const segmentsOf = (last: number) => labelPurchases([[0, 30, 60, last]])[0]?.at(-1)?.segment;
    expect(segmentsOf(150)).toBe('current');
    expect(segmentsOf(151)).toBe('reactivated');
  });

  test('nobody is lost within thirty days', () => {
    const [labels] = labelPurchases([[0, 2, 4, 6]]);
    expect(labels?.at(-1)?.lostFrom).toBe(6 + 30);
  });

  test('one purchase has no rhythm to be lost by', () => {
    expect(labelPurchases([[10]])).toEqual([[{ segment: 'new', lostFrom: null }]]);
  });

  test('a short history is drawn to what others do', () => {
    // Others had gaps of 45 days in the median; one own gap of 30: (30 + 3·45) ÷ 4 = 41.25, lost after 124 days.
    const others = [0, 45, 90, 135];
    const labels = labelPurchases([others, others, [60, 90]]);
    expect(labels[2]?.at(-1)?.lostFrom).toBe(90 + Math.ceil(3 * 41.25));
  });

  test('later purchases change no earlier label', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 12 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 900 }), (customers, cut) => {
        const early = customers.map((own) => own.filter((day) => day < cut));
        const before = labelPurchases(early);
        const after = labelPurchases(customers);
        early.forEach((own, index) => expect(after[index]?.slice(0, own.length)).toEqual(before[index]));
      }),
    );
  });
});
