/** A payment, or a refund below zero, in minor units. */
export interface PaidSum {
  readonly id: number;
  readonly customer: number | null;
  /** The deal the payment names. */
  readonly deal: number | null;
  /** Milliseconds. */
  readonly at: number;
  readonly amount: number;
}

/** A won deal. */
export interface WonDeal {
  readonly deal: number;
  readonly customer: number | null;
  readonly closedAt: number;
  /** Null where the deal does not say. */
  readonly amount: number | null;
}

const daysApart = 30 * 86_400_000;
const tolerance = 0.05;

interface OpenSum extends WonDeal {
  readonly amount: number;
  paid: number;
}

/** The nearest in time of those that fit. */
function nearest(sums: readonly OpenSum[], at: number, fits: (sum: OpenSum) => boolean): OpenSum | undefined {
  let best: OpenSum | undefined;
  for (const sum of sums) {
    if (fits(sum) && (best === undefined || Math.abs(sum.closedAt - at) < Math.abs(best.closedAt - at))) best = sum;
  }
  return best;
}

const isNear = (sum: OpenSum, at: number): boolean => Math.abs(sum.closedAt - at) <= daysApart;
const isWhole = (sum: OpenSum, amount: number): boolean => sum.paid === 0 && Math.abs(amount / sum.amount - 1) <= tolerance;
const hasRoom = (sum: OpenSum, amount: number): boolean => sum.paid + amount <= sum.amount * (1 + tolerance);

/** Takes each payment that finds a deal off the list and notes it as paid; returns those left. */
function settle(payments: readonly PaidSum[], sumsOf: (payment: PaidSum) => readonly OpenSum[], fits: (sum: OpenSum, payment: PaidSum) => boolean, matched: Set<number>): PaidSum[] {
  return payments.filter((payment) => {
    const sum = nearest(sumsOf(payment), payment.at, (one) => fits(one, payment));
    if (sum === undefined) return true;
    sum.paid += payment.amount;
    matched.add(payment.id);
    return false;
  });
}

/**
 * Which payments belong to a won deal. One that names a deal does when that deal is won. Any other is looked for
 * among its customer's deals won within 30 days: first as the whole sum (within 5 %), then as a part, as long as
 * the payments of a deal stay within its sum (and 5 %). A refund belongs where as much had been paid.
 */
export function matchPayments(payments: readonly PaidSum[], deals: readonly WonDeal[]): ReadonlySet<number> {
  const matched = new Set<number>();
  const won = new Set(deals.map(({ deal }) => deal));
  const sums = deals.flatMap((deal): OpenSum[] => (deal.amount === null || deal.amount <= 0 ? [] : [{ ...deal, amount: deal.amount, paid: 0 }]));
  const byDeal = new Map(sums.map((sum) => [sum.deal, sum]));
  const byCustomer = Map.groupBy(sums, ({ customer }) => customer);
  for (const { id, deal, amount } of payments) {
    if (deal === null || !won.has(deal)) continue;
    matched.add(id);
    const sum = byDeal.get(deal);
    if (sum !== undefined) sum.paid += amount;
  }
  const sumsOf = ({ customer }: PaidSum): readonly OpenSum[] => (customer === null ? [] : (byCustomer.get(customer) ?? []));
  const unnamed = payments.filter(({ deal }) => deal === null).toSorted((a, b) => a.at - b.at || a.id - b.id);
  const paid = unnamed.filter(({ amount }) => amount > 0);
  const parts = settle(paid, sumsOf, (sum, { at, amount }) => isNear(sum, at) && isWhole(sum, amount), matched);
  settle(parts, sumsOf, (sum, { at, amount }) => isNear(sum, at) && hasRoom(sum, amount), matched);
  settle(unnamed.filter(({ amount }) => amount < 0), sumsOf, (sum, { amount }) => sum.paid >= -amount, matched);
  return matched;
}
