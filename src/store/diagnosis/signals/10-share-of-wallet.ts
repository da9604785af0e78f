import { sql } from 'kysely';
import type { AbcClass } from '#core/customers/abc.ts';
import { median } from '#core/metrics/statistics/quantile.ts';
import { abcClasses, abcXyzOf } from '../customer-classes.ts';
import { changeRow, type RevenueChange, revenueChanges } from '../customer-revenue.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, none, type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';

/** Customers A and B that bought both in the last three months and in the same ones a year before. */
const stillBuying = (frame: Frame): Promise<RevenueChange[] | null> =>
  frame.once('still buying', async () => {
    const [changes, classes] = [await revenueChanges(frame), await abcClasses(frame)];
    if (changes?.isSameSeason !== true) return null;
    return changes.customers.filter(({ customer, now, before }) => now > 0 && before > 0 && classes.get(customer.id) !== 'C' && classes.has(customer.id));
  });

/** A quarter less than in the same season. */
const shrank = ({ now, before }: RevenueChange): boolean => now < before * 0.75;

const shrinking: SignalReader = {
  read: async (frame) => {
    const customers = await stillBuying(frame);
    if (customers === null) return none('no-history');
    return shareReading(customers.filter(shrank).length, customers.length, during(frame, 'last-3-months'));
  },
  rows: async (frame) => {
    const rows = ((await stillBuying(frame)) ?? []).map((change) => changeRow(change, shrank(change)));
    return { list: rows.toSorted((a, b) => (a.amount ?? 0) - (b.amount ?? 0)) };
  },
};

interface Bought {
  readonly customer: number;
  readonly category: string;
  readonly amount: number;
}

/** What each customer bought of each category in the last 12 full months. */
async function readBought(frame: Frame): Promise<Bought[]> {
  const read = await sql<Bought>`
    select f.customer_id as customer, coalesce(nullif(btrim(f.category), ''), p.category) as category, sum(f.amount)::float8 as amount
    from (${counted(frame, 'order-line', frame.span('last-12-months'))}) f left join product p on p.id = f.product_id
    where f.customer_id is not null and coalesce(nullif(btrim(f.category), ''), p.category) is not null group by 1, 2 having sum(f.amount) > 0`.execute(frame.database.sql);
  return read.rows;
}

interface CategoryGap {
  readonly customer: number;
  readonly category: string;
  /** What similar customers spend on it, the middle one; minor units. */
  readonly peers: number;
}

/** A category is usual where so many of the class buy it; a class says something from so many customers on. */
const usual = { share: 0.6, customers: 10 };

/** The categories of a class that 60 % of its customers buy, with what the middle one spends. */
function usualOf(bought: readonly Bought[], customers: number): ReadonlyMap<string, number> {
  if (customers < usual.customers) return new Map();
  const groups = [...Map.groupBy(bought, ({ category }) => category)].filter(([, own]) => own.length >= customers * usual.share);
  return new Map(groups.map(([category, own]) => [category, median(own.map(({ amount }) => amount)) ?? 0]));
}

interface Gaps {
  readonly gaps: readonly CategoryGap[];
  readonly customers: number;
}

const categoryGaps = (frame: Frame): Promise<Gaps> =>
  frame.once('category gaps', async () => {
    const [bought, classes] = [await readBought(frame), await abcClasses(frame)];
    const byClass = Map.groupBy(bought.filter(({ customer }) => classes.has(customer)), ({ customer }) => classes.get(customer) as AbcClass);
    let customers = 0;
    const gaps = [...byClass.values()].flatMap((rows) => {
      const owners = Map.groupBy(rows, ({ customer }) => customer);
      customers += owners.size;
      const expected = usualOf(rows, owners.size);
      return [...owners].flatMap(([customer, own]) => {
        const has = new Set(own.map(({ category }) => category));
        return [...expected].flatMap(([category, peers]) => (has.has(category) ? [] : [{ customer, category, peers }]));
      });
    });
    return { gaps, customers };
  });

const whiteSpots: SignalReader = {
  read: async (frame) => {
    const { gaps, customers } = await categoryGaps(frame);
    if (customers === 0) return none('no-data', { sample: 0 });
    return { value: gaps.length, numerator: gaps.reduce((sum, { peers }) => sum + peers, 0), sample: customers, ...during(frame, 'last-12-months') };
  },
  rows: async (frame) => {
    const [{ gaps }, { buyers }] = [await categoryGaps(frame), await abcXyzOf(frame)];
    const list = gaps.map(({ customer, category, peers }): SignalRow => ({
      kind: 'customer', id: String(customer), title: `${buyers.get(customer)?.name ?? ''} · ${category}`, who: buyers.get(customer)?.rep ?? null,
      at: null, amount: Math.round(peers), figure: null, hit: true,
    }));
    return { list: list.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0)) };
  },
};

/** Section 10: share of wallet, by what purchases alone let suspect. */
export const shareOfWalletSignals: SectionReaders = {
  'S10.4': whiteSpots,
  'S10.5': shrinking,
};
