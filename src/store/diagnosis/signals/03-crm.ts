import { sql } from 'kysely';
import { localDay, type Sql } from '../../facts/context.ts';
import { dealState } from '../../facts/deal-state.ts';
import type { Frame } from '../frame.ts';
import { employeeName, type SectionReaders, share } from '../reader.ts';
import { touches } from '../touches.ts';
import { duplicates } from './03-crm-cards.ts';
import { endOfDayEdits } from './03-crm-days.ts';
import { lateNotes } from './03-crm-notes.ts';
import { orderOfReps } from './03-crm-order.ts';
import { paymentsOutside } from './03-crm-payments.ts';
import { withoutTask, withOverdueTask } from './03-crm-tasks.ts';

/** Touches of customers who had an open deal at that moment or bought within 90 days before; a hit names no deal. */
const fromCounterparties = (frame: Frame): Sql => sql`
  with touch as materialized (
    select t.*, row_number() over () as place, ${localDay(sql`t.at`, frame.context)} as day from (${touches(frame, frame.span('last-90-days'))}) t where t.customer_id is not null),
  worked as materialized (select s.customer_id, s.created_at, s.closed_at from (${dealState(frame.context)}) s where s.customer_id is not null and not s.is_test and not s.is_internal
    and (s.outcome is null or s.closed_at >= ${frame.span('last-90-days').from})),
  known as materialized (
    select t.place from touch t join worked w on w.customer_id = t.customer_id and coalesce(w.created_at <= t.at, true) and coalesce(w.closed_at >= t.at, true)
    union select t.place from touch t join purchase_day p on p.customer_id = t.customer_id and p.ordinal is not null and p.day < t.day and p.day >= t.day - 90)
  select t.kind, t.id::text as id, c.name as title, ${employeeName(sql`t.employee_id`)} as who, t.at, null::float8 as amount, t.minutes as figure, t.deal_ref is null as hit
  from touch t join known k on k.place = t.place left join customer c on c.id = t.customer_id`;

/** Section 3: the CRM. */
export const crmSignals: SectionReaders = {
  'S3.1': share('as-of', withoutTask),
  'S3.2': share('as-of', withOverdueTask),
  'S3.3': paymentsOutside,
  'S3.4': lateNotes,
  'S3.5': share('last-90-days', fromCounterparties),
  'S3.9': duplicates,
  'S3.11': orderOfReps,
  'S3.12': endOfDayEdits,
};
