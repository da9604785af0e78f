import { sql } from 'kysely';
import type { AbcClass } from '#core/customers/abc.ts';
import { spearman } from '#core/metrics/statistics/spearman.ts';
import { daysBetween } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import { abcOfYear, abcXyzOf } from '../customer-classes.ts';
import type { Frame } from '../frame.ts';
import { lastTouches } from '../last-touches.ts';
import { during, none, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';

/** Added in the order of size: the order in which files brought them must not show in the last digit. */
export const sum = (values: readonly number[]): number => values.toSorted((a, b) => a - b).reduce((all, value) => all + value, 0);

interface TouchedCustomer {
  readonly id: number;
  readonly name: string | null;
  readonly rep: string | null;
  readonly revenue: number;
  readonly abc: AbcClass;
  /** Touches a month over the part of the 12 full months in which touches are known. */
  readonly monthly: number;
}

const daysOfMonth = 365.25 / 12;

/** Customers that have a class with their touches a month; null where no touch of the window is known. */
const touchedCustomers = (frame: Frame): Promise<readonly TouchedCustomer[] | null> =>
  frame.once('touched customers', async () => {
    const { since } = await lastTouches(frame);
    const { from, to } = frame.period('last-12-months');
    const known = since === null ? to : dayOf(since.getTime(), frame.context.timeZone);
    if (known >= to) return null;
    const months = daysBetween(known > from ? known : from, to) / daysOfMonth;
    const read = await sql<{ id: number; touches: number }>`
      select t.customer_id as id, count(*)::int as touches from (${touches(frame, frame.span('last-12-months'))}) t
      where t.customer_id is not null group by 1`.execute(frame.database.sql);
    if (read.rows.length === 0) return null;
    const counts = new Map(read.rows.map(({ id, touches: count }) => [id, count]));
    const [{ customers }, { buyers }] = [await abcOfYear(frame), await abcXyzOf(frame)];
    return customers.flatMap(({ id, abc, amount }) => {
      const about = buyers.get(id);
      return abc === null ? [] : [{ id, name: about?.name ?? null, rep: about?.rep ?? null, revenue: amount, abc, monthly: (counts.get(id) ?? 0) / months }];
    });
  });

const touchRow = ({ id, name, rep, revenue, monthly }: TouchedCustomer, hit: boolean): SignalRow =>
  ({ kind: 'customer', id: String(id), title: name, who: rep, at: null, amount: revenue, figure: monthly, hit });

/** How much a class matters, for the rank correlation. */
const weight: Readonly<Record<AbcClass, number>> = { A: 3, B: 2, C: 1 };

/**
 * Whether a large customer gets less, or a small one more, than the norm. Until a department sets norms by class it is what
 * a customer gets there in the mean: our own default.
 */
function offNormOf(customers: readonly TouchedCustomer[]): (customer: TouchedCustomer) => boolean {
  const norm = sum(customers.map(({ monthly }) => monthly)) / customers.length;
  return ({ abc, monthly }) => (abc === 'A' && monthly < norm) || (abc === 'C' && monthly > norm);
}

/** How far touches follow the customer's importance. */
export const attention: SignalReader = {
  read: async (frame) => {
    const customers = await touchedCustomers(frame);
    if (customers === null) return none('no-data', { sample: 0 });
    const value = spearman(customers.map(({ abc }) => weight[abc]), customers.map(({ monthly }) => monthly));
    return value === null ? none('too-few', { sample: customers.length }) : { value, sample: customers.length, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => {
    const customers = (await touchedCustomers(frame)) ?? [];
    const isOff = offNormOf(customers);
    return { list: customers.map((customer) => touchRow(customer, isOff(customer))) };
  },
};

/** The share of the customers of a class that are off its contact norm. */
export const offNorm = (abc: AbcClass): SignalReader => {
  const ofClass = async (frame: Frame): Promise<SignalRow[]> => {
    const customers = (await touchedCustomers(frame)) ?? [];
    const isOff = offNormOf(customers);
    return customers.filter((customer) => customer.abc === abc).map((customer) => touchRow(customer, isOff(customer)));
  };
  return {
    read: async (frame) => {
      const rows = await ofClass(frame);
      return shareReading(rows.filter(({ hit }) => hit).length, rows.length, during(frame, 'last-12-months'));
    },
    rows: async (frame) => ({ list: await ofClass(frame) }),
  };
};
