import { sql } from 'kysely';
import { twoProportionZ } from '#core/metrics/statistics/two-proportion.ts';
import type { Sql } from '../../facts/context.ts';
import { closedDealRows, counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { lossSays } from '../loss-reasons.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { salesPeople } from '../sales-people.ts';
import { emptyReason } from './01-funnel.ts';

/** The reason of a loss speaks of the price, or of seeing no difference. */
const unconvinced = sql`(${lossSays('too-dear')} or ${lossSays('no-difference')})`;

interface Losses {
  readonly lately: number;
  readonly hits: number;
  readonly before: number;
  readonly hitsBefore: number;
  readonly silent: number;
}

const dearness: SignalReader = {
  read: async (frame) => {
    const { from } = frame.span('last-90-days');
    const read = await sql<Losses>`
      select count(*) filter (where r.late and r.said)::int as lately, count(*) filter (where r.late and r.said and r.hit)::int as hits,
             count(*) filter (where not r.late and r.said)::int as before, count(*) filter (where not r.late and r.said and r.hit)::int as "hitsBefore",
             count(*) filter (where r.late and not r.said)::int as silent
      from (select f.at >= ${from} as late, not ${emptyReason} as said, ${unconvinced} as hit
            from (${counted(frame, 'closing', { from: frame.span('all-time').from, to: frame.span('last-90-days').to })}) f where f.outcome = 'lost') r`.execute(frame.database.sql);
    const { lately, hits, before, hitsBefore, silent } = read.rows[0] ?? { lately: 0, hits: 0, before: 0, hitsBefore: 0, silent: 0 };
    const leftOut = { 'no-reason': silent };
    const sample = Math.min(lately, before);
    const z = twoProportionZ({ successes: hits, sample: lately }, { successes: hitsBefore, sample: before });
    if (z === null) return none(lately === 0 ? 'no-data' : before === 0 ? 'no-history' : 'too-few', { sample, leftOut });
    return { value: z, numerator: hits, denominator: lately, sample, leftOut, ...during(frame, 'last-90-days') };
  },
  rows: (frame) => ({ sql: closedDealRows(frame, frame.span('last-90-days'), { where: sql`f.outcome = 'lost' and not ${emptyReason}`, hit: unconvinced }) }),
};

interface RepGoods {
  readonly id: number;
  readonly name: string;
  /** Products that at least half of the other reps sell, and how many of them this one does not. */
  readonly line: number;
  readonly unsold: number;
}

/** Of each present rep who sold anything in 90 days: the goods of the others, and those of them never sold. */
const unsoldGoods = (frame: Frame): Promise<RepGoods[]> =>
  frame.once('goods a rep does not sell', async () => {
    const lines = counted(frame, 'order-line', frame.span('last-90-days'));
    const sold: Sql = sql`
      select distinct f.employee_id, f.product_id from (${lines}) f join (${salesPeople(frame)}) p on p.id = f.employee_id
      where f.product_id is not null and not f.is_return`;
    const read = await sql<RepGoods>`
      with sold as materialized (${sold}), reps as (select employee_id as id from sold group by 1),
           goods as (select product_id, count(*) as sellers from sold group by 1)
      select r.id, e.name,
             count(*) filter (where (g.sellers - (s.product_id is not null)::int) * 2 >= n.reps - 1)::int as line,
             count(*) filter (where s.product_id is null and g.sellers * 2 >= n.reps - 1)::int as unsold
      from reps r cross join goods g cross join (select count(*) as reps from reps) n join employee e on e.id = r.id
      left join sold s on s.employee_id = r.id and s.product_id = g.product_id
      where g.sellers > (s.product_id is not null)::int
      group by 1, 2 order by 1`.execute(frame.database.sql);
    return read.rows.filter(({ line }) => line > 0);
  });

const unsold: SignalReader = {
  read: async (frame) => {
    const reps = await unsoldGoods(frame);
    if (reps.length === 0) return none('no-data', { sample: 0 });
    // Added in the order of size: the order in which files brought the reps must not show in the last digit.
    const shares = reps.map((rep) => rep.unsold / rep.line).toSorted((a, b) => a - b);
    return { value: shares.reduce((sum, missing) => sum + missing, 0) / reps.length, sample: reps.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await unsoldGoods(frame)).map(({ id, name, line, unsold: missing }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: missing / line, hit: missing / line > 0.1,
    })),
  }),
};

/** Section 13: the product textbook. */
export const productTextbookSignals: SectionReaders = { 'S13.6': dearness, 'S13.7': unsold };
