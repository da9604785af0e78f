import { sql } from 'kysely';
import type { FactContext, Sql } from './context.ts';

/** Derived fact: leads that came before as-of; a first response later than that is not known yet. */
export const leads = (context: FactContext): Sql => sql`
  select l.id, l.code, l.at, nullif(btrim(l.source), '') as source, l.name, er.employee_id, l.deal_ref, l.outcome,
         case when l.first_response_at < ${context.asOf} then l.first_response_at end as first_response_at
  from lead l left join employee_ref er on er.id = l.employee_ref
  where l.current and l.at < ${context.asOf}`;
