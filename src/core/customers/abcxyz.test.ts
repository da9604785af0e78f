import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayNumber } from '../shared/day.ts';
import { classifyAbc, type AbcClass } from './abc.ts';
import { actionOf, cells, combineAbcXyz, matrixOf } from './abcxyz.ts';
import { directionOf, fallBetween, movementBetween } from './movement.ts';
import { totalsByDay, type PurchaseRow } from './purchase-days.ts';
import { isSelected, selections } from './selection.ts';
import { chooseXyzStep, fullSteps, xyzWindow } from './xyz-step.ts';
import { customerVariationBounds, xyzByFrequency, xyzByRank, xyzByVariation } from './xyz.ts';

const golden = (
  [
    ['Альфа', 520, 20], ['Бета', 300, 0], ['Вега', 120, 0], ['Гамма', 80, 10], ['Дельта', 50, 0],
    ['Эпсилон', 25, 0], ['Дзета', 15, 0], ['Эта', 8, 0], ['Тета', 5, 17], ['Йота', 2, 0],
  ] as const
).map(([id, sales, returns]) => ({ id, amount: (sales - returns) * 100_000 }));

const sizes = (classes: AbcClass[]) => (['A', 'B', 'C'] as const).map((abc) => classes.filter((own) => own === abc).length);

describe('ABC', () => {
  it('classifies the ten customers by the share before', () => {
    const { classified, outside, total } = classifyAbc(golden);
    expect(total).toBe(1090 * 100_000);
    const of = (abc: AbcClass) => classified.filter((row) => row.abc === abc).map(({ id }) => id);
    expect(of('A')).toEqual(['Альфа', 'Бета', 'Вега']);
    expect(of('B')).toEqual(['Гамма', 'Дельта']);
    expect(of('C')).toEqual(['Эпсилон', 'Дзета', 'Эта', 'Йота']);
    expect(outside.map(({ id }) => id)).toEqual(['Тета']);
    const before = classified.slice(0, 6).map((row) => Math.round(row.before * 10_000) / 100);
    expect(before).toEqual([0, 45.87, 73.39, 84.4, 90.83, 95.41]);
  });

  it('is not what naive builds answer', () => {
    const everyone = golden.map(({ amount }) => amount).sort((a, b) => b - a);
    const including = (amounts: number[]) => {
      const all = amounts.reduce((sum, amount) => sum + amount, 0);
      let run = 0;
      return sizes(amounts.map((amount): AbcClass => ((run += amount) / all <= 0.8 ? 'A' : run / all <= 0.95 ? 'B' : 'C')));
    };
    expect(everyone.reduce((sum, amount) => sum + amount, 0), 'the total with what is below zero').toBe(1078 * 100_000);
    const positive = everyone.filter((amount) => amount > 0);
    expect(including(positive), 'the including rule').toEqual([2, 2, 5]);
    expect(sizes(classifyAbc(golden).classified.map(({ abc }) => abc))).toEqual([3, 2, 4]);
  });

  it('keeps a giant in A and equal customers together', () => {
    expect(classifyAbc([{ id: 1, amount: 90 }, { id: 2, amount: 10 }]).classified.map(({ abc }) => abc)).toEqual(['A', 'B']);
    const equal = classifyAbc(Array.from({ length: 10 }, (_, id) => ({ id, amount: 7 })));
    expect(sizes(equal.classified.map(({ abc }) => abc))).toEqual([10, 0, 0]);
    const exact = classifyAbc([{ id: 1, amount: 80 }, { id: 2, amount: 15 }, { id: 3, amount: 5 }]);
    expect(exact.classified.map(({ abc }) => abc), 'exactly 80 % before is B').toEqual(['A', 'B', 'C']);
    expect(classifyAbc([]).classified).toEqual([]);
  });

  const base = fc.uniqueArray(fc.record({ id: fc.nat(10_000), amount: fc.integer({ min: -1000, max: 100_000 }) }), {
    selector: ({ id }) => id,
    maxLength: 60,
  });

  it('is monotone, and its shares make one', () => {
    fc.assert(
      fc.property(base, (customers) => {
        const { classified, total } = classifyAbc(customers);
        for (let index = 1; index < classified.length; index += 1) {
          const [better, worse] = [classified[index - 1]!, classified[index]!];
          expect(better.abc <= worse.abc).toBe(true);
          expect(better.amount > worse.amount || better.abc === worse.abc).toBe(true);
        }
        const whole = classified.reduce((sum, { amount }) => sum + amount / total, 0);
        expect(whole).toBeCloseTo(total > 0 ? 1 : 0, 10);
      }),
    );
  });

  it('is not moved by a customer at or below zero', () => {
    fc.assert(
      fc.property(base, fc.integer({ min: -100_000, max: 0 }), (customers, amount) => {
        expect(classifyAbc([...customers, { id: -1, amount }]).classified).toEqual(classifyAbc(customers).classified);
      }),
    );
  });
});

const year = { from: '2025-11-01', to: '2026-11-01' };
const months = fullSteps(year, 'month');
const bought = (...days: string[]): PurchaseRow[] => days.map((day) => ({ day: dayNumber(day), amount: 100 }));
const monthly = (first: string, ...at: number[]) => bought(...at.map((month) => addMonths(first, month)));
const of = <Id extends string | number>(id: Id, rows: readonly PurchaseRow[]) => ({ id, ...totalsByDay(rows) });
const frequency = (rows: PurchaseRow[], range = months) => xyzByFrequency([of(1, rows)], range)[0]!;

describe('XYZ by frequency', () => {
  it('classifies the golden customers', () => {
    const before = '2025-10-15';
    const ten = frequency(monthly(before, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    expect([ten.active, ten.eligible, ten.xyz]).toEqual([10, 12, 'X']);
    expect(ten.measure).toBeCloseTo(0.833, 3);
    const six = frequency(monthly(before, 0, 1, 3, 5, 7, 9, 11));
    expect([six.active, six.eligible, six.xyz, six.measure]).toEqual([6, 12, 'Y', 0.5]);
    const three = frequency(monthly(before, 0, 1, 5, 9));
    expect([three.active, three.eligible, three.xyz, three.measure]).toEqual([3, 12, 'Z', 0.25]);
    const young = frequency(bought('2026-09-10', '2026-10-05'));
    expect(young).toMatchObject({ xyz: null, reason: 'new', eligible: 2, active: 2 });
    expect(2 / 12 < 1 / 3, 'judged over twelve months it would be Z').toBe(true);
  });

  it('counts the step of the first purchase and leaves the running step out', () => {
    const since = frequency(bought('2026-08-31', '2026-09-01', '2026-10-31', '2026-11-01'));
    expect([since.eligible, since.active, since.xyz]).toEqual([3, 3, 'X']);
    expect(frequency(bought('2026-11-02'))).toMatchObject({ eligible: 0, xyz: null, reason: 'new' });
  });

  it('draws the lines at exactly two thirds and one third', () => {
    const start = '2026-08-03';
    expect(frequency(monthly(start, 0, 1)).xyz).toBe('X');
    expect(frequency(monthly('2026-05-03', 0, 1)).xyz).toBe('Y');
    expect(frequency(monthly('2026-04-03', 0, 1)).xyz).toBe('Z');
  });

  it('shows one purchase in Z, flagged, and nothing net bought in no class', () => {
    expect(frequency(bought('2026-08-03'))).toMatchObject({ xyz: 'Z', oneTime: true, active: 1, eligible: 3 });
    const second = { day: dayNumber('2026-08-20'), amount: 100 };
    expect(frequency([...bought('2026-08-03'), second]).xyz, 'the same share, but two purchase days').toBe('Y');
    const returned = [{ day: dayNumber('2026-08-03'), amount: 100 }, { day: dayNumber('2026-08-03'), amount: -100 }];
    expect(frequency(returned)).toMatchObject({ xyz: null, reason: 'no-purchases' });
  });

  it('does not change when an order is split into shipments of one day', () => {
    const row = fc.record({ day: fc.integer({ min: dayNumber('2025-06-01'), max: dayNumber('2026-12-01') }), amount: fc.integer({ min: 2, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), fc.nat(), (rows, choice) => {
        const place = choice % rows.length;
        const { day, amount } = rows[place]!;
        const split = [...rows.slice(0, place), { day, amount: 1 }, { day, amount: amount - 1 }, ...rows.slice(place + 1)];
        expect(frequency(split)).toEqual(frequency(rows));
      }),
    );
  });

  it('chooses the step and the window', () => {
    const every = (gap: number) => [0, 1, 2, 3].map((index) => index * gap);
    expect(chooseXyzStep([every(7), every(6), every(400)])).toEqual({ step: 'week', chosen: true });
    expect(chooseXyzStep([every(30), [5]])).toEqual({ step: 'month', chosen: true });
    expect(chooseXyzStep([every(60)])).toEqual({ step: 'quarter', chosen: true });
    expect(chooseXyzStep([[1], [2]])).toEqual({ step: 'month', chosen: false });
    expect(xyzWindow('2026-11-15', 'week', '2020-01-01')).toEqual(year);
    expect(xyzWindow('2026-11-15', 'quarter', '2020-01-01')).toEqual({ from: '2023-10-01', to: '2026-10-01' });
    expect(xyzWindow('2026-11-15', 'quarter', '2025-02-10')).toEqual({ from: '2025-04-01', to: '2026-10-01' });
    expect(xyzWindow('2026-11-15', 'quarter', '2025-01-01')).toEqual({ from: '2025-01-01', to: '2026-10-01' });
    const weeks = fullSteps(year, 'week');
    expect(weeks.last - weeks.first + 1, 'Monday 3 November 2025 to Sunday 25 October 2026').toBe(51);
  });
});

describe('XYZ by variation and by rank', () => {
  const series = [70, 60, 60, 90, 80, 80, 95, 40, 40];
  const rows = series.map((amount, month) => ({ day: dayNumber(addMonths('2026-02-10', month)), amount }));

  it('calls the published months Z and the quarters Y', () => {
    const monthsOf = xyzByVariation([of(1, rows)], fullSteps({ from: '2026-02-01', to: '2026-11-01' }, 'month'))[0]!;
    expect(monthsOf.measure).toBeCloseTo(0.2759, 4);
    expect(monthsOf.xyz).toBe('Z');
    const looser = xyzByVariation([of(1, rows)], fullSteps({ from: '2026-02-01', to: '2026-11-01' }, 'month'), customerVariationBounds);
    expect(looser[0]?.xyz, 'by the looser bounds for customers').toBe('Y');
    const quarters = [190, 250, 175, 190, 250, 175].map((amount, index) => ({ day: dayNumber(addMonths('2025-05-01', index * 3)), amount }));
    const quarterly = xyzByVariation([of(1, quarters)], fullSteps({ from: '2025-04-01', to: '2026-10-01' }, 'quarter'))[0]!;
    expect(quarterly.measure).toBeCloseTo(0.1581, 4);
    expect(quarterly.xyz).toBe('Y');
  });

  it('counts empty steps and does not take one purchase for stability', () => {
    const [gappy] = xyzByVariation([of(1, monthly('2025-11-05', 0, 2, 4, 6, 8, 10))], months);
    expect(gappy).toMatchObject({ xyz: 'Z', measure: 1 });
    const [one] = xyzByVariation([of(1, bought('2025-11-05'))], months);
    expect(one).toMatchObject({ xyz: 'Z', oneTime: true });
    const [young] = xyzByVariation([of(1, monthly('2026-06-05', 0, 1, 2, 3, 4))], months);
    expect(young).toMatchObject({ xyz: null, reason: 'new', eligible: 5 });
  });

  it('ranks by purchase days: a tenth, a fifth, the rest, equals together', () => {
    const often = (count: number) => Array.from({ length: count }, (_, index) => ({ day: dayNumber(addDays('2026-01-01', index * 9)), amount: 1 }));
    const customers = Array.from({ length: 10 }, (_, id) => of(id, often(id === 8 ? 11 : id + 2)));
    const ranked = xyzByRank(customers, months);
    expect(ranked.map(({ xyz }) => xyz).join('')).toBe('ZZZZZZZYXX');
    expect(xyzByRank([of(1, bought('2020-01-01'))], months)[0]).toMatchObject({ xyz: null });
    expect(xyzByRank([of(1, bought('2026-01-01')), of(2, bought('2026-01-02'))], months).map(({ xyz }) => xyz), 'once each is no rhythm').toEqual(['Z', 'Z']);
  });
});

describe('the matrix', () => {
  const regular = monthly('2025-11-05', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  const abc = classifyAbc([{ id: 1, amount: 900 }, { id: 2, amount: 60 }, { id: 3, amount: 40 }, { id: 4, amount: -5 }]);
  const rhythm = xyzByFrequency([of(1, regular), of(2, bought('2026-10-05')), of(3, bought('2025-12-01')), of(4, regular)], months);
  const matrix = combineAbcXyz(abc, rhythm);

  it('puts everyone in one place', () => {
    expect(matrix.customers.map(({ id, place, oneTime }) => [id, place, oneTime])).toEqual([
      [1, 'AX', false],
      [2, 'new', true],
      [3, 'CZ', true],
      [4, 'outside', false],
    ]);
    expect(matrix.totals).toHaveLength(11);
    expect(matrix.totals.find(({ place }) => place === 'AX')).toEqual({ place: 'AX', customers: 1, oneTime: 0, amount: 900, share: 0.9 });
    expect(matrix.totals.find(({ place }) => place === 'outside')).toMatchObject({ customers: 1, amount: -5, share: null });
    expect(matrix.totals.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it('sums twelve cells, the new by their volume, and lists each by its name', () => {
    const { cells: sums, outside, oneTime } = matrixOf(matrix.customers);
    expect(sums.filter(({ customers }) => customers > 0)).toEqual([
      { abc: 'A', column: 'X', customers: 1, amount: 900 },
      { abc: 'B', column: 'new', customers: 1, amount: 60 },
      { abc: 'C', column: 'Z', customers: 1, amount: 40 },
    ]);
    expect([outside, oneTime]).toEqual([{ customers: 1, amount: -5 }, { customers: 1, amount: 40 }]);
    const chosen = selections.map((selection) => [selection, matrix.customers.filter((customer) => isSelected(customer, selection)).map(({ id }) => id)] as const);
    expect(Object.fromEntries(chosen.filter(([, ids]) => ids.length > 0))).toEqual({
      'all': [1, 2, 3, 4], 'A': [1], 'B': [2], 'C': [3], 'X': [1], 'Z': [3], 'new': [2], 'AX': [1], 'B-new': [2], 'CZ': [3], 'outside': [4], 'one-time': [3],
    });
  });

  it('has one action a cell', () => {
    expect(cells.map(actionOf)).toEqual([
      'keep-and-grow', 'make-regular', 'find-the-cause',
      'keep-and-grow', 'make-regular', 'find-the-cause',
      'raise-the-order', 'raise-the-order', 'self-service',
    ]);
  });

  it('shows who moved where between two runs', () => {
    const later = matrix.customers.slice(1).map((row) => ({ ...row, place: row.id === 2 ? ('BX' as const) : row.place }));
    expect(movementBetween(matrix.customers, [...later, { ...later[0]!, id: 9 }])).toEqual([
      { from: 'AX', to: 'absent', customers: 1, amount: 900 },
      { from: 'CZ', to: 'CZ', customers: 1, amount: 40 },
      { from: 'absent', to: 'BX', customers: 1, amount: 60 },
      { from: 'new', to: 'BX', customers: 1, amount: 60 },
      { from: 'outside', to: 'outside', customers: 1, amount: -5 },
    ]);
  });

  it('says who fell and by how much', () => {
    expect([fallBetween('AY', 'AZ'), fallBetween('AX', 'AZ'), fallBetween('BZ', 'AZ'), fallBetween('AX', 'CZ'), fallBetween('AX', 'absent')]).toEqual([1, 2, 0, 4, 0]);
    expect([directionOf('AX', 'AX'), directionOf('AY', 'BX'), directionOf('BY', 'AX'), directionOf('new', 'BX')]).toEqual(['stayed', 'fell', 'rose', 'settled']);
    expect([directionOf('absent', 'new'), directionOf('CZ', 'absent'), directionOf('CZ', 'outside'), directionOf('outside', 'CZ')]).toEqual(['came', 'gone', 'fell', 'rose']);
  });
});
