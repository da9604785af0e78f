import { sql } from 'kysely';
import type { Day } from '#core/shared/day.ts';
import { localDay } from '../facts/context.ts';
import { counted } from './deal-rows.ts';
import type { Frame } from './frame.ts';
import { employeeName, type SignalRow } from './reader.ts';

/** A deal that is open as of the frame's instant, with its stage. */
export interface OpenDeal {
  /** The deal's reference. */
  readonly id: string;
  readonly title: string | null;
  readonly who: string | null;
  readonly customer: number | null;
  /** Minor units. */
  readonly amount: number | null;
  /** Per cent: its own, else its stage's. */
  readonly probability: number | null;
  readonly planned: Day | null;
  readonly createdAt: Date | null;
  /** Days its stage should take. */
  readonly norm: number | null;
  /** Whether it is past the first open stage of its pipeline; one whose stage is not known counts so too. */
  readonly isQualified: boolean;
}

/** Open deals that count and that the viewer may see, the largest first: read once, as every reading of them goes through all moves. */
export const openDeals = (frame: Frame): Promise<readonly OpenDeal[]> =>
  frame.once('open deals', async () => {
    const read = await sql<OpenDeal>`
      select f.deal_ref::text as id, coalesce(f.title, f.code) as title, ${employeeName(sql`f.employee_id`)} as who, f.customer_id as customer,
             f.amount::float8 as amount, coalesce(f.probability, st.probability)::float8 as probability, ${localDay(sql`f.planned_payment_at`, frame.context)}::text as planned,
             f.created_at as "createdAt", st.norm_days::float8 as norm, coalesce(st.position > first.position, true) as "isQualified"
      from (${counted(frame, 'open-deal')}) f
      left join stage st on st.id = f.stage_id and st.kind = 'open'
      left join (select pipeline_id, min(position) as position from stage where kind = 'open' group by 1) first on first.pipeline_id = f.pipeline_id
      order by abs(f.amount) desc nulls last, f.deal_ref`.execute(frame.database.sql);
    return read.rows;
  });

/** An open deal as a row behind a signal. */
export const openDealRow = ({ id, title, who, createdAt, amount }: OpenDeal, hit: boolean, figure: number | null = null): SignalRow =>
  ({ kind: 'deal', id, title, who, at: createdAt, amount, figure, hit });
