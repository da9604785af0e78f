import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';
import { seenBy } from '../measures/relations.ts';
import type { Frame } from './frame.ts';

/** Whether an employee `e` sells: as below, whenever employed. */
export const sells: Sql = sql`(
  e.role = 'rep' or (e.role = 'team-lead' and exists (select from deal d join employee_ref r on r.id = d.employee_ref where d.current and r.employee_id = e.id))
  or (e.role is null and (e.mentioned_only or e.functions && array['new', 'closing', 'current'])
      and not exists (select from employee other where other.listed and other.role is not null)))`;

/**
 * Employees who sell and were employed on the day of as-of: reps, and team leads with own deals; where nobody
 * has a role, everybody that deals or orders name and everybody with a selling function. Columns of `employee`.
 */
export const salesPeople = (frame: Frame): Sql => sql`
  select f.* from (
    select e.*, e.id as employee_id, ${frame.context.asOf}::timestamptz as at from employee e
    where e.listed and (e.hired_at is null or e.hired_at < ${frame.today}::date) and (e.dismissed_at is null or e.dismissed_at >= ${frame.today}::date)
      and ${sells}
  ) f where ${seenBy(frame.context, 'employees')}`;
