import { expect, test } from 'vitest';
import { matchPayments, type PaidSum, type WonDeal } from './payment-match.ts';

const day = (number: number): number => number * 86_400_000;
const payment = (id: number, at: number, amount: number, more: Partial<PaidSum> = {}): PaidSum => ({ id, customer: 1, deal: null, at: day(at), amount, ...more });
const deal = (number: number, closed: number, amount: number | null, customer = 1): WonDeal => ({ deal: number, customer, closedAt: day(closed), amount });
const ids = (payments: readonly PaidSum[], deals: readonly WonDeal[]): number[] => [...matchPayments(payments, deals)].toSorted((a, b) => a - b);

test('a payment that names a deal belongs to it when the deal is won, whatever its sum and day', () => {
  expect(ids([payment(1, 500, 7, { deal: 10 }), payment(2, 0, 100, { deal: 11 })], [deal(10, 0, 100)])).toEqual([1]);
});

test('otherwise the customer, thirty days and five per cent decide', () => {
  const deals = [deal(10, 100, 1000)];
  expect(ids([payment(1, 130, 1050)], deals)).toEqual([1]);
  expect(ids([payment(1, 131, 1000)], deals)).toEqual([]);
  expect(ids([payment(1, 100, 1051)], deals)).toEqual([]);
  expect(ids([payment(1, 100, 1000, { customer: 2 })], deals)).toEqual([]);
  expect(ids([payment(1, 100, 1000, { customer: null })], deals)).toEqual([]);
});

test('a deal paid in parts matches them all, and no more than its sum', () => {
  expect(ids([payment(1, 95, 300), payment(2, 100, 300), payment(3, 110, 400), payment(4, 111, 400)], [deal(10, 100, 1000)])).toEqual([1, 2, 3]);
});

test('a whole payment is not kept out by a part that came before it', () => {
  // 100 first would fill a twentieth of the deal of 1 000; the payment of 1 000 is its whole sum and comes first.
  expect(ids([payment(1, 99, 100), payment(2, 100, 1000)], [deal(10, 100, 1000)])).toEqual([2]);
});

test('the same sum twice needs two deals', () => {
  expect(ids([payment(1, 100, 1000), payment(2, 101, 1000)], [deal(10, 100, 1000)])).toEqual([1]);
  expect(ids([payment(1, 100, 1000), payment(2, 101, 1000)], [deal(10, 100, 1000), deal(11, 120, 1000)])).toEqual([1, 2]);
});

test('what a named payment took is taken', () => {
  expect(ids([payment(1, 100, 1000, { deal: 10 }), payment(2, 101, 1000)], [deal(10, 100, 1000)])).toEqual([1]);
});

test('a refund belongs where as much had been paid', () => {
  expect(ids([payment(1, 100, 1000), payment(2, 160, -400)], [deal(10, 100, 1000)])).toEqual([1, 2]);
  expect(ids([payment(2, 100, -400)], [deal(10, 100, 1000)])).toEqual([]);
});

test('a won deal without a sum matches only those that name it', () => {
  expect(ids([payment(1, 100, 50, { deal: 10 }), payment(2, 100, 50)], [deal(10, 100, null)])).toEqual([1]);
});
