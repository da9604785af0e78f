import { sql } from 'kysely';
import { scopeOf } from '#core/people/rights.ts';
import { system, type Viewer } from '#core/people/viewer.ts';
import { closedDaysBy } from '#core/customers/closures.ts';
import type { CustomerAspects } from '#core/customers/customer-filter.ts';
import type { RadarBuyer } from '#core/customers/radar.ts';
import { dayNumber, type Day } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import { listClosures } from '../closures.ts';
import type { Database } from '../database.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import type { PurchaseBasis } from '../rollups/purchase-days.ts';
import { customersSeen, readCustomerPurchases, readPurchaseGround } from './purchases.ts';

/** What a customer bought, and what it can be narrowed by. */
export interface SeenCustomer extends RadarBuyer, CustomerAspects {
  readonly name: string;
}

export interface CustomerHistories {
  readonly basis: PurchaseBasis;
  /** The first day of known history; null while nothing is known. */
  readonly since: Day | null;
  /** The local day of as-of. */
  readonly today: Day;
  /** The customers the viewer may see who ever bought or returned, by id. */
  readonly seen: readonly SeenCustomer[];
  /** Everyone's purchases without names: what rhythms, classes and horizons are measured by, whoever looks. */
  readonly everyone: readonly RadarBuyer[];
}

interface AspectRow extends CustomerAspects {
  readonly id: number;
  readonly seen: boolean;
}

/** For customers without a rep or a region of their own: those of their latest order, else the rep of their latest deal. */
const latest = (context: FactContext): Sql => sql`
  select coalesce(o.id, d.id) as id, coalesce(o.employee_id, d.employee_id) as employee_id, o.region
  from (select s.id, (array_agg(er.employee_id order by s.at desc) filter (where er.employee_id is not null))[1] as employee_id,
               (array_agg(s.region order by s.at desc) filter (where s.region is not null))[1] as region
        from (select cr.customer_id as id, l.employee_ref, nullif(btrim(l.region), '') as region, max(l.at) as at
              from order_line l join sales_order so on so.id = l.order_id and so.current join customer_ref cr on cr.id = l.customer_ref
              join customer c on c.id = cr.customer_id and (c.employee_id is null or c.region is null)
              where l.at < ${context.asOf} and (l.employee_ref is not null or l.region is not null) group by 1, 2, 3) s
        left join employee_ref er on er.id = s.employee_ref group by 1) o
  full join (select cr.customer_id as id, (array_agg(er.employee_id order by d.created_at desc nulls last))[1] as employee_id
             from deal d join customer_ref cr on cr.id = d.customer_ref join customer c on c.id = cr.customer_id and c.employee_id is null
             join employee_ref er on er.id = d.employee_ref and er.employee_id is not null
             where d.current and (d.created_at is null or d.created_at < ${context.asOf}) group by 1) d on d.id = o.id`;

const nobody = sql`select null::int as id, null::int as employee_id, null::text as region where false`;

async function lacksAspects(database: Database): Promise<boolean> {
  const read = await sql<{ lacks: boolean }>`select exists (select from customer where employee_id is null or region is null) as lacks`.execute(database.sql);
  return read.rows[0]?.lacks ?? true;
}

async function readAspects(database: Database, context: FactContext): Promise<ReadonlyMap<number, AspectRow>> {
  const read = await sql<AspectRow>`
    select c.id, e.name as rep, t.name as team, coalesce(nullif(btrim(c.region), ''), x.region) as region, nullif(btrim(c.industry), '') as industry,
           ${customersSeen(context.viewer, sql`c.id`)} as seen
    from customer c left join (${(await lacksAspects(database)) ? latest(context) : nobody}) x on x.id = c.id
    left join employee e on e.id = coalesce(c.employee_id, x.employee_id) left join team t on t.id = e.team_id
    where not c.is_internal and exists (select from purchase_day p where p.customer_id = c.id)`.execute(database.sql);
  return new Map(read.rows.map((row) => [row.id, row]));
}

/** How far ahead seasons are known, for days that are expected: ten years. */
const yearsAhead = 3653;

/** The purchases of every customer before as-of, apart for the viewer's own to look at and for all to be measured by. */
export async function readCustomerHistories(database: Database, context: FactContext): Promise<CustomerHistories> {
  const everybody: Viewer = system;
  const [ground, aspects, purchases, closures] = await Promise.all([
    readPurchaseGround(database),
    readAspects(database, context),
    readCustomerPurchases(database, { ...context, viewer: everybody }, false),
    listClosures(database.sql),
  ]);
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  const closedOf = closedDaysBy(closures, { from: dayNumber(ground.since ?? today), to: dayNumber(today) + yearsAhead });
  const everyone: RadarBuyer[] = [];
  const seen: SeenCustomer[] = [];
  for (const { id, name, days, amounts } of purchases) {
    const about = aspects.get(id);
    if (about === undefined) continue;
    const { rep, team, region, industry } = about;
    const closed = closedOf(industry);
    everyone.push({ id, days, amounts, region, closed });
    if (about.seen) seen.push({ id, name, days, amounts, rep, team, region, industry, closed });
  }
  return { ...ground, today, seen, everyone };
}

/** A contact person of a customer. */
export interface CustomerContact {
  readonly name: string;
  readonly post: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface CustomerReach {
  readonly phone: string | null;
  readonly email: string | null;
  readonly contacts: readonly CustomerContact[];
}

const mostContacts = 20;

/** How to reach a customer, for viewers who may see personal data of it; null for all others. */
export async function readCustomerReach(database: Database, viewer: Viewer, customerId: number, seesPersonalData: boolean): Promise<CustomerReach | null> {
  if (!seesPersonalData || scopeOf(viewer, 'contacts') === 'none') return null;
  const found = await sql<{ phone: string | null; email: string | null }>`
    select c.phone, c.email from customer c where c.id = ${customerId} and ${customersSeen(viewer, sql`c.id`)}`.execute(database.sql);
  const [row] = found.rows;
  if (row === undefined) return null;
  const contacts = await sql<CustomerContact>`
    select p.name, p.post, p.phone, p.email from contact p join customer_ref r on r.id = p.customer_ref
    where p.current and r.customer_id = ${customerId} order by p.name collate "ru-x-icu", p.id limit ${mostContacts}`.execute(database.sql);
  return { ...row, contacts: contacts.rows };
}
