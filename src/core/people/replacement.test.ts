import { expect, test } from 'vitest';
import { replacementDays } from './replacement.ts';

const filled = (days: number) => ({ days, isOver: true });
const waiting = (days: number) => ({ days, isOver: false });

test('the middle of three filled places', () => {
  expect(replacementDays([filled(40), filled(90), filled(20)])).toBe(40);
});

test('one that has waited longer than the middle changes nothing, a younger one leaves it open', () => {
  expect(replacementDays([filled(40), filled(50), waiting(80)])).toBe(50);
  expect(replacementDays([filled(40), filled(50), waiting(10)])).toBeNull();
  expect(replacementDays([filled(40), waiting(50), filled(60)])).toBeNull();
});

test('of two the longer must be filled', () => {
  expect(replacementDays([filled(40), filled(60)])).toBe(50);
  expect(replacementDays([filled(40), waiting(60)])).toBeNull();
});

test('what has waited too long already need not be over', () => {
  expect(replacementDays([waiting(300), waiting(150), filled(20)])).toBe(150);
});

test('nobody left, nothing to say', () => {
  expect(replacementDays([])).toBeNull();
});
