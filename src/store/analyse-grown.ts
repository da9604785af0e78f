import type { ClientBase } from 'pg';

/** By how much of its rows a table may have changed before what is known of it is out of date. */
const share = 0.1;

/**
 * Takes the statistics of those tables anew in which more than a tenth of the rows came, changed or went since they were taken, this
 * transaction included: the planner would be led astray, and PostgreSQL's own housekeeping does not see what is not committed.
 */
export async function analyseGrown(client: ClientBase, tables: readonly string[]): Promise<void> {
  const grown = await client.query<{ name: string }>(
    `select c.relname as name
     from pg_class c join unnest($1::text[]) t on c.oid = t::regclass
     left join pg_stat_all_tables s on s.relid = c.oid
     left join pg_stat_xact_all_tables x on x.relid = c.oid
     where coalesce(s.n_mod_since_analyze, 0) + coalesce(x.n_tup_ins + x.n_tup_upd + x.n_tup_del, 0) > $2 * greatest(c.reltuples, 0)
       and (coalesce(s.n_mod_since_analyze, 0) + coalesce(x.n_tup_ins + x.n_tup_upd + x.n_tup_del, 0) > 0 or c.reltuples < 0)`,
    [tables, share],
  );
  if (grown.rows.length > 0) await client.query(`analyze ${grown.rows.map(({ name }) => name).join(', ')}`);
}
