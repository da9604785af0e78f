import { changeRow, boughtLastYear, type RevenueChange, revenueChanges } from '../customer-revenue.ts';
import type { Frame } from '../frame.ts';
import { none, type SignalReader, type SignalRow } from '../reader.ts';

/** Customers of the last 12 full months with what they bring now and brought then. */
async function keptCustomers(frame: Frame): Promise<readonly RevenueChange[]> {
  const [changes, bought] = [await revenueChanges(frame), await boughtLastYear(frame)];
  return (changes?.customers ?? []).filter(({ customer }) => bought.has(customer.id));
}

const sumOf = (list: readonly RevenueChange[], figure: (change: RevenueChange) => number): number => list.reduce((sum, change) => sum + figure(change), 0);

/** S9.7: revenue of last year's customers against the same season. */
export const retention: SignalReader = {
  read: async (frame) => {
    const changes = await revenueChanges(frame);
    if (changes === null) return none('no-history');
    const kept = await keptCustomers(frame);
    const [now, before] = [sumOf(kept, (change) => change.now), sumOf(kept, (change) => change.before)];
    const sample = kept.filter((change) => change.before > 0).length;
    if (before <= 0) return none('no-data', { sample });
    return { value: now / before, numerator: now, denominator: before, sample, ...changes.period };
  },
  rows: async (frame) => ({ list: byFall((await keptCustomers(frame)).map((change) => changeRow(change, change.now < change.before))) }),
};

const byFall = (rows: readonly SignalRow[]): SignalRow[] => rows.toSorted((a, b) => (a.amount ?? 0) - (b.amount ?? 0));

/** Those who were customers in the stretch before: new ones are no growth of the base. */
async function baseChanges(frame: Frame): Promise<readonly RevenueChange[]> {
  return ((await revenueChanges(frame))?.customers ?? []).filter(({ before }) => before > 0);
}

/** S9.8: what the base loses against what it grows. */
export const bridge: SignalReader = {
  read: async (frame) => {
    const changes = await revenueChanges(frame);
    if (changes === null) return none('no-history');
    const base = await baseChanges(frame);
    const lost = sumOf(base, ({ now, before }) => Math.max(0, before - now));
    const grown = sumOf(base, ({ now, before }) => Math.max(0, now - before));
    if (lost + grown === 0) return none('no-data', { sample: base.length });
    return { value: lost / (lost + grown), numerator: lost, denominator: lost + grown, sample: base.length, ...changes.period };
  },
  rows: async (frame) => ({ list: byFall((await baseChanges(frame)).map((change) => changeRow(change, change.now < change.before))) }),
};
