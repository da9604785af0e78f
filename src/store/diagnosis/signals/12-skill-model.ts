import { sql } from 'kysely';
import type { Sql } from '../../facts/context.ts';
import { discountedLines, medianDiscounts } from '../discounts.ts';
import type { Frame } from '../frame.ts';
import { followedCalls } from '../next-steps.ts';
import { during, employeeName, none, rowColumns, type SectionReaders, shareWithout, type SignalReader } from '../reader.ts';

/** Talks over two minutes: those that no dated next step followed. */
const talksWithoutStep = (frame: Frame): Sql => sql`
  select ${rowColumns({
    kind: 'call', id: sql`f.id`, title: sql`(select name from customer where id = f.customer_id)`, who: employeeName(sql`f.employee_id`), at: sql`f.at`,
    figure: sql`f.talk_seconds::float8 / 60`, hit: sql`not f.followed`,
  })} from (${followedCalls(frame, frame.span('last-90-days'))}) f where f.talk_seconds > 120`;

const recentLines = (frame: Frame): Promise<Sql> => discountedLines(frame, frame.span('last-90-days'));

const discountDepth: SignalReader = {
  read: async (frame) => {
    const [all] = await medianDiscounts<null>(frame, await recentLines(frame), sql`null::text`);
    if (all === undefined) return none('no-data', { sample: 0 });
    return { value: all.median, sample: all.lines, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    sql: sql`select ${rowColumns({
      kind: 'order', id: sql`f.order_id`, title: sql`f.code`, who: employeeName(sql`f.employee_id`), at: sql`f.at`, amount: sql`f.amount`, figure: sql`f.discount`, hit: sql`f.discount > 0`,
    })} from (${await recentLines(frame)}) f`,
  }),
};

/** Section 12: the skill model, as far as calls and prices show skills. */
export const skillModelSignals: SectionReaders = {
  'S12.6': shareWithout('last-90-days', talksWithoutStep),
  'S12.7': discountDepth,
};
