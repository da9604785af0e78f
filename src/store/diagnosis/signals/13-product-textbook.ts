import { sql } from 'kysely';
import { twoProportionZ } from '#core/metrics/statistics/two-proportion.ts';
import type { Sql } from '../../facts/context.ts';
import type { Span } from '../../measures/measure.ts';
import { closedDealRows, counted } from '../deal-rows.ts';
import { type Frame, spanOfPeriod } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { lossSays } from '../loss-reasons.ts';
import { meanUnsold, orderedBy, type UnsoldPart, unsoldParts } from '../product-sales.ts';
import { during, none, type SectionReaders, shareOf, type SignalReader, type SignalRow } from '../reader.ts';
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

/** Losses of a span with a reason given; a hit was not convinced. */
const unconvincedLosses = (frame: Frame, span: Span): Sql => closedDealRows(frame, span, { where: sql`f.outcome = 'lost' and not ${emptyReason}`, hit: unconvinced });

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
  over: (frame, period) => shareOf(frame, period, unconvincedLosses(frame, spanOfPeriod(period, frame.context.timeZone))),
  rows: (frame) => ({ sql: unconvincedLosses(frame, frame.span('last-90-days')) }),
};

/** Of each present rep who sold anything in 90 days: what part of the others' goods was never sold. */
const unsoldGoods = (frame: Frame): Promise<UnsoldPart[]> =>
  frame.once('goods a rep does not sell', () => unsoldParts(frame, orderedBy(frame, frame.span('last-90-days'))));

const unsold: SignalReader = {
  read: async (frame) => {
    const reps = await unsoldGoods(frame);
    if (reps.length === 0) return none('no-data', { sample: 0 });
    return { value: meanUnsold(reps), sample: reps.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await unsoldGoods(frame)).map(({ id, name, share }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: share, hit: fallsShort(frame, 'S13.7', share),
    })),
  }),
};

/** Section 13: the product textbook. */
export const productTextbookSignals: SectionReaders = { 'S13.6': dearness, 'S13.7': unsold };
