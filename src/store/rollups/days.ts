import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Database } from '../database.ts';
import { converted, type KeptDays, localDay, type Sql } from '../facts/context.ts';
import { transactionOn } from '../transaction-on.ts';

/** What is kept summed by day: sales, with who bought, and calls. */
type Kind = keyof KeptDays;

type Clock = { readonly timeZone: string; readonly currency: string };

/** Lines of current orders with their day, money in the organisation's currency and the reason they are left out, if any. */
function lines(clock: Clock, within: Sql): Sql {
  const day = localDay(sql`l.at`, clock);
  return sql`
    select l.day, l.employee_ref, l.customer_ref, l.amount, l.amount - l.cost as margin,
           case when l.amount is null then 'no-rate' when coalesce(c.is_internal, false) then 'internal-customer' end as reason
    from (select ${day} as day, l.order_id, l.employee_ref, l.customer_ref,
                 ${converted(sql`l.amount`, sql`l.currency`, day, clock)} as amount, ${converted(sql`l.cost`, sql`l.currency`, day, clock)} as cost
          from order_line l where ${within}) l
    join sales_order o on o.id = l.order_id and o.current
    left join customer_ref cr on cr.id = l.customer_ref left join customer c on c.id = cr.customer_id`;
}

const fills: Readonly<Record<Kind, (clock: Clock, within: Sql) => readonly Sql[]>> = {
  sales: (clock, within) => [
    sql`create temporary table touched_line on commit drop as ${lines(clock, within)}`,
    sql`insert into sales_day select day, employee_ref, reason, margin is not null, count(*), sum(amount), sum(margin) from touched_line group by 1, 2, 3, 4 order by 1`,
    sql`insert into buyer_day select day, customer_ref, reason, count(*) from touched_line where customer_ref is not null group by 1, 2, 3 order by 1`,
    sql`drop table touched_line`,
  ],
  calls: (clock, within) => [
    sql`insert into call_day select ${localDay(sql`l.at`, clock)}, l.employee_ref, l.result, count(*) from call l where l.current and ${within} group by 1, 2, 3 order by 1`,
  ],
};
const tables: Readonly<Record<Kind, readonly string[]>> = { sales: ['sales_day', 'buyer_day'], calls: ['call_day'] };
const facts: Readonly<Record<Kind, Sql>> = { sales: sql`sales_order where current`, calls: sql`call where current` };

/** More days than so are made anew all at once. */
const severalDays = 100;

interface Standing extends Clock {
  readonly days: readonly string[];
  readonly isEmpty: boolean;
  readonly hasFacts: boolean;
}

/** The days that changed; `infinity` stands for all of them. */
async function readStanding(database: Pick<Database, 'sql'>, kind: Kind): Promise<Standing | undefined> {
  const read = await sql<Standing>`
    select (select coalesce(array_agg(day::text order by day), '{}') from unsettled_day where of = ${kind}) as days,
           not exists (select from ${sql.table(tables[kind][0] ?? '')}) as "isEmpty", exists (select from ${facts[kind]}) as "hasFacts",
           time_zone as "timeZone", currency from organisation`.execute(database.sql);
  return read.rows[0];
}

/** After a crash nothing is kept, and nothing is known to have changed. */
const isBehind = ({ days, isEmpty, hasFacts }: Standing): boolean => days.length > 0 || (isEmpty && hasFacts);

const isWhole = ({ days, isEmpty }: Standing): boolean => isEmpty || days.length > severalDays || days.includes('infinity');

/** Brings the roll-ups by day up to date with what the transaction changed. Runs inside it. */
export async function refreshDays(client: PoolClient): Promise<void> {
  const on = transactionOn(client);
  for (const kind of ['sales', 'calls'] as const) {
    const standing = await readStanding({ sql: on }, kind);
    if (standing === undefined || !isBehind(standing)) continue;
    const whole = isWhole(standing);
    const touched = sql`any(${standing.days}::date[])`;
    for (const table of tables[kind]) await sql`delete from ${sql.table(table)} where ${whole ? sql`true` : sql`day = ${touched}`}`.execute(on);
    const starts = standing.days.map((day) => sql`(l.at >= ${day}::timestamp at time zone ${standing.timeZone} and l.at < (${day}::date + 1)::timestamp at time zone ${standing.timeZone})`);
    for (const fill of fills[kind](standing, whole ? sql`true` : sql`(${sql.join(starts, sql` or `)})`)) await fill.execute(on);
    await sql`delete from unsettled_day where of = ${kind}`.execute(on);
    if (whole) for (const table of tables[kind]) await sql`analyze ${sql.table(table)}`.execute(on);
  }
}
