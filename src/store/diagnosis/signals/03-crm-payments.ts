import { sql } from 'kysely';
import { matchPayments, type PaidSum, type WonDeal } from '#core/customers/payment-match.ts';
import { closings } from '../../facts/deal-state.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';

interface Payment extends PaidSum {
  readonly code: string | null;
  readonly name: string | null;
  readonly rep: string | null;
}

interface Payments {
  readonly inWindow: readonly Payment[];
  readonly matched: ReadonlySet<number>;
}

const days = (count: number): number => count * 86_400_000;

/**
 * Payments of the window and which of them belong to a won deal. Payments of two months before are matched too,
 * so that a deal paid before the window does not answer for what came in it.
 */
const readPayments = (frame: Frame): Promise<Payments> =>
  frame.once('payments and deals', async () => {
    const { from, to } = frame.span('last-90-days');
    const early = new Date(from.getTime() - days(60));
    const payments = await sql<Payment>`
      select f.id::int as id, f.code, f.customer_id as customer, f.deal_ref as deal, (extract(epoch from f.at) * 1000)::float8 as at, f.amount::float8 as amount,
             c.name, e.name as rep
      from (${counted(frame, 'payment', { from: early, to })}) f
      left join customer c on c.id = f.customer_id left join employee e on e.id = f.employee_id`.execute(frame.database.sql);
    const named = [...new Set(payments.rows.flatMap(({ deal }) => deal ?? []))];
    const won = await sql<WonDeal>`
      select f.deal_ref as deal, f.customer_id as customer, (extract(epoch from f.closed_at) * 1000)::float8 as "closedAt", f.amount::float8 as amount
      from (${closings(frame.context)}) f
      where f.outcome = 'won' and f.closed_at is not null
        and (f.deal_ref = any(${named}::int[]) or f.closed_at >= ${new Date(early.getTime() - days(30))})`.execute(frame.database.sql);
    return { inWindow: payments.rows.filter(({ at }) => at >= from.getTime()), matched: matchPayments(payments.rows, won.rows) };
  });

const sumOf = (payments: readonly Payment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);

/** The money of the window, net of refunds, that no won deal accounts for. */
export const paymentsOutside: SignalReader = {
  read: async (frame) => {
    const { inWindow, matched } = await readPayments(frame);
    const sample = inWindow.length;
    const all = sumOf(inWindow);
    if (sample === 0 || all <= 0) return none('no-data', { sample });
    const outside = Math.max(0, sumOf(inWindow.filter(({ id }) => !matched.has(id))));
    return { value: outside / all, numerator: outside, denominator: all, sample, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const { inWindow, matched } = await readPayments(frame);
    const list = inWindow.map(({ id, name, code, rep, at, amount }): SignalRow => ({
      kind: 'payment', id: String(id), title: name ?? code, who: rep, at: new Date(at), amount, figure: null, hit: !matched.has(id),
    }));
    return { list: list.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0)) };
  },
};
