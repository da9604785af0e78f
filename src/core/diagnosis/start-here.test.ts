import { expect, test } from 'vitest';
import { type Candidate, startHere } from './start-here.ts';

const candidate = (number: number, more: Partial<Candidate> = {}): Candidate => ({ number, verdict: 'present', score: 0.7, coverage: 1, price: null, dependsOn: [], isRepaired: false, ...more });
const numbers = (candidates: readonly Candidate[]) => startHere(candidates).map(({ number }) => number);

test('the order of repair decides, not the price: 3 before 1 before 11', () => {
  expect(numbers([candidate(11, { price: 9e9 }), candidate(1), candidate(3)])).toEqual([3, 1, 11]);
});

test('what depends on a mistake that is present waits behind what does not', () => {
  expect(numbers([candidate(3), candidate(1, { dependsOn: [3] }), candidate(23)])).toEqual([3, 23, 1]);
});

test('inside one step the dearer goes first: 8, 9 and 11 stand together', () => {
  expect(numbers([candidate(8, { price: 100 }), candidate(9), candidate(11, { price: 500 })])).toEqual([11, 8, 9]);
});

test('a risk comes after what is present; what is fine or unknown never comes', () => {
  const few = [candidate(3, { verdict: 'risk' }), candidate(26), candidate(1, { verdict: 'absent' }), candidate(2, { verdict: 'no-data' }), candidate(5, { verdict: 'too-little-data' })];
  expect(numbers(few)).toEqual([26, 3]);
});
