import { sql } from 'kysely';
import { formulaVersion } from '#core/diagnosis/formula-version.ts';
import type { Database } from '../database.ts';

/** On what a diagnosis stands: four words that change when facts, bounds, answers or formulas do. */
export interface Ground {
  readonly facts: string;
  readonly bounds: string;
  readonly answers: string;
  readonly formulas: string;
}

/** What the facts, bounds and answers are now. */
export async function readGround(database: Database): Promise<Ground> {
  const read = await sql<Omit<Ground, 'formulas'>>`
    select md5(concat_ws(':',
             (select concat_ws(',', count(*), max(id), max(loaded_at), max(undone_at)) from load where status in ('loaded', 'undone')),
             (select concat_ws(',', count(*), max(edited_at)) from edit), (select concat_ws(',', count(*), max(decided_at)) from join_decision),
             (select concat_ws(',', count(*), sum(hashtext(currency || day || rate))) from currency_rate),
             (select concat_ws(',', count(*), sum(hashtext(day || kind))) from calendar_day),
             (select concat_ws(',', count(*), sum(hashtext(since || ':' || rate))) from vat_rate),
             (select concat_ws(',', count(*), sum(hashtext(concat_ws(':', from_day, to_day, industry)))) from seasonal_closure),
             (select concat_ws(',', count(*), sum(hashtext(employee_id || coalesce(team_id::text, '') || since))) from employee_team),
             (select string_agg(concat(id, for_new_customers), ',' order by id) from pipeline),
             (select string_agg(concat_ws(',', u.analysis, u.day), ';' order by u.analysis)
              from (select analysis, max(day) as day from analysis_use where analysis in ('abcxyz', 'silence') group by 1) u),
             (select concat_ws(',', time_zone, currency, vat_included) from organisation))) as facts,
           (select coalesce(max(id), 0)::text from bound_change) as bounds,
           (select coalesce(max(id), 0)::text from answer) as answers`.execute(database.sql);
  const { facts = '', bounds = '0', answers = '0' } = read.rows[0] ?? {};
  return { facts, bounds, answers, formulas: formulaVersion };
}

export const versionOf = ({ facts, bounds, answers, formulas }: Ground): string => [facts, bounds, answers, formulas].join('/');
