import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { closedDaysBy, noClosedDays, type ClosedDays } from '#core/customers/closures.ts';
import { labelPurchases } from '#core/customers/purchase-labels.ts';
import { closuresOn } from '../closures.ts';

/** What purchase days are made of: orders where there are any, else payments, else won deals. */
export type PurchaseBasis = 'orders' | 'payments' | 'deals' | 'none';

interface Settings {
  readonly time_zone: string;
  readonly currency: string;
}

/* The function is called for foreign money alone: a call a row is dear. */
const inCurrency = (row: string, at: string): string =>
  `case when ${row}.currency = $2 then ${row}.amount else in_currency(${row}.amount, ${row}.currency, (${row}.${at} at time zone $1)::date, $2) end`;

const sources: Readonly<Record<Exclude<PurchaseBasis, 'none'>, string>> = {
  orders: `
    select r.customer_id, (l.at at time zone $1)::date as day,
           ${inCurrency('l', 'at')} as amount, l.cost
    from order_line l join sales_order o on o.id = l.order_id and o.current
    join customer_ref r on r.id = l.customer_ref where r.customer_id is not null`,
  payments: `
    select r.customer_id, (p.at at time zone $1)::date as day,
           ${inCurrency('p', 'at')} as amount, null::bigint as cost
    from payment p join customer_ref r on r.id = p.customer_ref where p.current and r.customer_id is not null`,
  deals: `
    select r.customer_id, (d.closed_at at time zone $1)::date as day,
           ${inCurrency('d', 'closed_at')} as amount, null::bigint as cost
    from deal d join customer_ref r on r.id = d.customer_ref
    left join stage_of s on s.pipeline_id = d.pipeline_id and s.stage_ref = d.stage_ref
    where d.current and not d.is_test and r.customer_id is not null and d.closed_at is not null
      and coalesce(d.outcome, s.kind) = 'won' and d.amount > 0`,
};

async function chooseBasis(client: ClientBase): Promise<PurchaseBasis> {
  const found = await client.query<{ orders: boolean; payments: boolean; deals: boolean }>(`
    select exists (select from sales_order where current) as orders,
           exists (select from payment where current) as payments,
           exists (select from deal where current) as deals`);
  const [row] = found.rows;
  if (row?.orders) return 'orders';
  if (row?.payments) return 'payments';
  return row?.deals ? 'deals' : 'none';
}

interface DayRow {
  readonly customer_id: number;
  readonly day: number;
  readonly amount: number;
  readonly cost: number | null;
  readonly lines_without_cost: number;
  readonly lines_without_rate: number;
}

const epochDay = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** Labels the rows (ordered by customer and day) and writes them as lines for COPY. */
function labelled(rows: readonly DayRow[], closedOf: (customer: number) => ClosedDays): string[] {
  const bought: number[][] = [];
  const ids: number[] = [];
  let customer: number | null = null;
  for (const row of rows) {
    if (row.customer_id !== customer) {
      bought.push([]);
      ids.push(row.customer_id);
    }
    customer = row.customer_id;
    if (row.amount > 0) bought.at(-1)?.push(row.day);
  }
  const labels = labelPurchases(bought, (index) => closedOf(ids[index] ?? 0));
  let index = -1;
  let ordinal = 0;
  customer = null;
  return rows.map((row) => {
    if (row.customer_id !== customer) {
      index += 1;
      ordinal = 0;
    }
    customer = row.customer_id;
    const label = row.amount > 0 ? labels[index]?.[ordinal] : undefined;
    if (label !== undefined) ordinal += 1;
    const cells = [
      row.customer_id, epochDay(row.day), row.amount, row.cost ?? '\\N', row.lines_without_cost, row.lines_without_rate,
      label === undefined ? '\\N' : ordinal,
      label?.lostFrom == null ? '\\N' : epochDay(label.lostFrom),
      label?.segment ?? '\\N',
    ];
    return `${cells.join('\t')}\n`;
  });
}

/** Silence may last long: so far ahead seasons are known, ten years. */
const yearsAhead = 3653;

/** The seasons in which each customer does not buy. */
async function readClosed(client: ClientBase, rows: readonly DayRow[]): Promise<(customer: number) => ClosedDays> {
  const closures = await closuresOn(client);
  if (closures.length === 0) return () => noClosedDays;
  const read = await client.query<{ id: number; industry: string | null }>("select id, nullif(btrim(industry), '') as industry from customer");
  const industries = new Map(read.rows.map(({ id, industry }) => [id, industry]));
  let [from, to] = [Infinity, -Infinity];
  for (const { day } of rows) [from, to] = [Math.min(from, day), Math.max(to, day)];
  const closedOf = closedDaysBy(closures, { from, to: to + yearsAhead });
  return (customer) => closedOf(industries.get(customer) ?? null);
}

async function copyIn(client: ClientBase, lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom('copy purchase_day from stdin'));
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
  });
  for (let start = 0; start < lines.length; start += 5000) {
    if (!stream.write(lines.slice(start, start + 5000).join(''))) await new Promise((resolve) => stream.once('drain', resolve));
  }
  stream.end();
  await done;
}

/** Makes all purchase days anew from the facts. Runs inside the caller's transaction. */
export async function refreshPurchaseDays(client: ClientBase): Promise<void> {
  const settings = await client.query<Settings>('select time_zone, currency from organisation');
  const { time_zone: zone, currency } = settings.rows[0] ?? { time_zone: 'Europe/Moscow', currency: 'RUB' };
  const basis = await chooseBasis(client);
  await client.query('delete from purchase_day');
  await client.query('update purchase_basis set basis = $1, made_at = now()', [basis]);
  if (basis === 'none') return;
  const read = await client.query<DayRow>(
    `select customer_id, day - date '1970-01-01' as day, coalesce(sum(amount), 0)::bigint as amount, sum(cost)::bigint as cost,
            count(*) filter (where cost is null)::int as lines_without_cost,
            count(*) filter (where amount is null)::int as lines_without_rate
     from (${sources[basis]}) s group by 1, 2 order by 1, 2`,
    [zone, currency],
  );
  await copyIn(client, labelled(read.rows, await readClosed(client, read.rows)));
  await client.query('analyze purchase_day');
}
