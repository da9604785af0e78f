import { sql } from 'kysely';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import type { LeftOutReason } from '#core/metrics/left-out.ts';
import { isLimited, mayDo, type Resource, scopeOf, seesCost } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { converted, localDay, type FactContext, type Sql } from '../../facts/context.ts';
import { dealState } from '../../facts/deal-state.ts';
import { noCustomer, noDeal } from '../../loads/brought.ts';
import { unitTables } from '../../loads/unit-tables.ts';
import { seenBy } from '../../measures/relations.ts';
import { customersSeen } from '../purchases.ts';

/** Why a row waits: what it names is not here yet. */
export type WaitingFor = 'waiting-deal' | 'waiting-customer';
export type RowGap = LeftOutReason | WaitingFor;

/**
 * The current rows of one kind of file as SQL over the unit `u` and what is joined to it. `seen` is over the
 * relation `f` that `rowsOfKind` makes of it.
 */
export interface FileRows {
  readonly resource: Resource;
  readonly from: Sql;
  /** By which a row falls into a month, the last moment it speaks of, and the one that makes it recent. */
  readonly begins: Sql;
  readonly ends?: Sql;
  readonly recent?: Sql;
  readonly employee?: Sql;
  readonly customer?: Sql;
  readonly deal?: Sql;
  /** Which rows are current, where it is not the unit that says so. */
  readonly current?: Sql;
  readonly seen: (context: FactContext) => Sql;
  /** Whether a column of the file is filled. */
  readonly columns: Readonly<Record<string, Sql>>;
  /** Of which rows a column says something at all: a loss reason of lost deals. Of all rows where it is not said. */
  readonly applies?: Readonly<Record<string, Sql>>;
  /** Columns that take a default where the file says nothing, so that nobody can tell whether they were filled. */
  readonly assumed?: readonly string[];
  /** Columns that are read and not kept apart. */
  readonly notKept?: readonly string[];
  readonly gaps: Readonly<Partial<Record<RowGap, Sql>>>;
  readonly key?: Sql;
  readonly code?: Sql;
  readonly title?: Sql;
  readonly amount?: Sql;
}

const none = sql`null::text`;
const noMoment = sql`null::timestamptz`;
const noId = sql`null::int`;
const everyone = (): Sql => sql`true`;
const customerJoin = sql`left join customer_ref cr on cr.id = u.customer_ref left join customer c on c.id = cr.customer_id`;
const repJoin = sql`left join employee_ref er on er.id = u.employee_ref`;
const waits = { deal: sql.raw(noDeal), customer: sql.raw(noCustomer) };
const waiting = { 'waiting-deal': waits.deal, 'waiting-customer': waits.customer };

/** Whether each column of a kind is filled, read from where its rows live. */
function filled(kind: Exclude<KindId, 'orders'>): Record<string, Sql> {
  const entries = Object.entries(unitTables[kind].columns).map(([column, [from]]) => [from, sql`${sql.ref(`u.${column}`)} is not null`] as const);
  const from = new Map(entries.toReversed());
  return Object.fromEntries(fileKinds[kind].columns.flatMap(({ id }) => (from.has(id) ? [[id, from.get(id) as Sql]] : [])));
}

/** What hangs on deals that the viewer may see; for who sees every deal also what hangs on none. */
const dealSeen = (context: FactContext): Sql =>
  scopeOf(context.viewer, 'deals') === 'all'
    ? sql`true`
    : sql`f.deal_ref in (
        select f.deal_ref from (select s.deal_ref, s.employee_id, s.closed_at as at from (${dealState(context)}) s) f where ${seenBy(context, 'deals')})`;

const later = (moment: Sql, context: FactContext): Sql => sql`${moment} >= ${context.asOf}`;

const noRate = (at: Sql, context: FactContext): Sql => sql`u.currency <> ${context.currency} and u.amount is not null
  and ${converted(sql`u.amount`, sql`u.currency`, localDay(at, context), context)} is null`;

const byRep = (resource: Resource) => (context: FactContext): Sql => seenBy(context, resource);
const byCustomer = (context: FactContext): Sql => customersSeen(context.viewer, sql`f.customer_id`);

function deals(context: FactContext): FileRows {
  return {
    resource: 'deals',
    from: sql`deal u ${customerJoin} left join (${dealState(context)}) s on s.id = u.id left join deal_ref dr on dr.id = u.deal_ref`,
    begins: sql`coalesce(u.created_at, s.created_at, u.closed_at)`,
    ends: sql`greatest(u.created_at, s.closed_at, u.closed_at)`,
    recent: sql`s.closed_at`,
    employee: sql`s.employee_id`,
    customer: sql`cr.customer_id`,
    seen: byRep('deals'),
    columns: filled('deals'),
    applies: {
      loss_reason: sql`s.outcome = 'lost'`,
      closed_at: sql`s.outcome is not null`,
      planned_payment_at: sql`s.outcome is null`,
      probability: sql`s.outcome is null`,
    },
    assumed: ['currency', 'is_test', 'pipeline'],
    gaps: {
      'test-deal': sql`u.is_test`,
      'internal-customer': sql`c.is_internal`,
      'no-closing-date': sql`s.outcome is not null and s.closed_at is null`,
      'no-creation-date': sql`s.id is not null and s.created_at is null`,
      'no-rate': noRate(sql`coalesce(s.closed_at, s.created_at, ${context.asOf})`, context),
      'no-amount': sql`s.outcome = 'won' and u.amount is null`,
      'zero-amount': sql`s.outcome = 'won' and u.amount <= 0`,
      'no-customer': sql`u.customer_ref is null`,
      'no-rep': sql`u.employee_ref is null and s.employee_id is null`,
      'no-region': sql`u.region is null and c.region is null`,
      'later-than-as-of': later(sql`u.created_at`, context),
    },
    code: sql`dr.text`,
    title: sql`u.title`,
    amount: sql`u.amount`,
  };
}

function orders(context: FactContext): FileRows {
  return {
    resource: 'orders',
    from: sql`(select l.*, o.code from order_line l join sales_order o on o.id = l.order_id and o.current) u ${customerJoin} ${repJoin}
              left join product_ref pr on pr.id = u.product_ref left join product p on p.id = pr.product_id`,
    begins: sql`u.at`,
    employee: sql`er.employee_id`,
    customer: sql`cr.customer_id`,
    current: sql`true`,
    seen: byRep('orders'),
    columns: {
      order_id: sql`u.code is not null`,
      date: sql`true`,
      customer: sql`u.customer_ref is not null`,
      product: sql`u.product_ref is not null`,
      category: sql`u.category is not null`,
      quantity: sql`u.quantity is not null`,
      amount: sql`u.amount is not null`,
      cost: sql`u.cost is not null`,
      currency: sql`true`,
      rep: sql`u.employee_ref is not null`,
      channel: sql`u.channel is not null`,
      region: sql`u.region is not null`,
    },
    assumed: ['currency'],
    notKept: ['sku', 'price', 'kind'],
    gaps: {
      'no-customer': sql`u.customer_ref is null`,
      'internal-customer': sql`c.is_internal`,
      ...(seesCost(context.viewer) && { 'no-cost': sql`u.cost is null` }),
      'no-rate': noRate(sql`u.at`, context),
      'no-rep': sql`u.employee_ref is null`,
      'no-region': sql`u.region is null and c.region is null`,
      'later-than-as-of': later(sql`u.at`, context),
    },
    key: sql`u.order_id || '/' || u.line`,
    code: sql`u.code`,
    title: sql`p.name`,
    amount: sql`u.amount`,
  };
}

const payments = (context: FactContext): FileRows => ({
  resource: 'payments',
  from: sql`payment u ${customerJoin} left join deal d on d.deal_ref = u.deal_ref and d.current left join employee_ref er on er.id = d.employee_ref`,
  begins: sql`u.at`,
  employee: sql`coalesce(c.employee_id, er.employee_id)`,
  customer: sql`cr.customer_id`,
  seen: byRep('payments'),
  columns: filled('payments'),
  assumed: ['currency'],
  gaps: { ...waiting, 'no-customer': sql`u.customer_ref is null`, 'no-rate': noRate(sql`u.at`, context), 'later-than-as-of': later(sql`u.at`, context) },
  code: sql`u.code`,
  amount: sql`u.amount`,
});

/** Calls, meetings and tasks: what a rep does with a customer. */
const activity = (kind: 'calls' | 'meetings' | 'tasks', moment: Sql, title: Sql, gaps: FileRows['gaps']): FileRows => ({
  resource: kind,
  from: sql`${sql.table(unitTables[kind].table)} u ${customerJoin} ${repJoin}`,
  begins: moment,
  employee: sql`er.employee_id`,
  customer: sql`cr.customer_id`,
  seen: byRep(kind),
  columns: filled(kind),
  gaps: { ...waiting, 'no-rep': sql`u.employee_ref is null`, ...gaps },
  code: sql`u.code`,
  title,
});

const leads: FileRows = {
  resource: 'leads',
  from: sql`lead u ${repJoin}`,
  begins: sql`u.at`,
  employee: sql`er.employee_id`,
  seen: byRep('leads'),
  columns: filled('leads'),
  gaps: { 'waiting-deal': waits.deal, 'no-rep': sql`u.employee_ref is null` },
  code: sql`u.code`,
  title: sql`u.source`,
};

/** What hangs on deals and is seen with them. */
const ofDeals = (kind: 'stage-moves' | 'owner-moves', from: Sql, gaps: FileRows['gaps'], title: Sql): FileRows => ({
  resource: 'deals',
  from: sql`${from} left join deal_ref dr on dr.id = u.deal_ref`,
  begins: sql`u.at`,
  employee: sql`er.employee_id`,
  deal: sql`u.deal_ref`,
  seen: dealSeen,
  columns: filled(kind),
  gaps,
  code: sql`dr.text`,
  title,
});

const customers: FileRows = {
  resource: 'customers',
  from: sql`customer_card u left join customer c on c.id = u.customer_id`,
  begins: sql`u.created_at`,
  employee: sql`c.employee_id`,
  customer: sql`u.customer_id`,
  seen: byCustomer,
  columns: filled('customers'),
  gaps: { 'internal-customer': sql`c.is_internal` },
  code: sql`u.code`,
  title: sql`u.name`,
};

const contacts: FileRows = {
  resource: 'contacts',
  from: sql`contact u ${customerJoin}`,
  begins: noMoment,
  customer: sql`cr.customer_id`,
  seen: byCustomer,
  columns: filled('contacts'),
  gaps: { 'waiting-customer': waits.customer },
  title: sql`u.name`,
};

const employees: FileRows = {
  resource: 'employees',
  from: sql`employee_card u`,
  begins: noMoment,
  employee: sql`u.employee_id`,
  seen: byRep('employees'),
  columns: filled('employees'),
  gaps: {},
  title: sql`u.name`,
};

/** Lists that name nobody are open to whoever reads what they describe. */
const list = (kind: 'stages' | 'products', resource: Resource, extra: Partial<FileRows> = {}): FileRows => ({
  resource,
  from: sql`${sql.table(unitTables[kind].table)} u`,
  begins: noMoment,
  seen: everyone,
  columns: filled(kind),
  gaps: {},
  title: sql`u.name`,
  ...extra,
});

const plans = (context: FactContext): FileRows => ({
  resource: 'plans',
  from: sql`(select * from plan_line p where ${isLimited(context.viewer, 'plans', 'read', 'department-only') ? sql`p.subject_type = 'department'` : sql`true`}) u
            left join employee_ref er on u.subject_type = 'rep' and er.text = u.subject`,
  begins: sql`u.period_from::timestamp at time zone ${context.timeZone}`,
  employee: sql`er.employee_id`,
  seen: byRep('plans'),
  columns: { ...filled('plans'), subject: sql`u.subject <> ''` },
  gaps: {},
  title: sql`concat_ws(' · ', u.metric, nullif(u.subject, ''))`,
});

/** A cost in a list of products is as hidden as a margin. */
function withoutCost(rows: FileRows, viewer: Viewer): FileRows {
  const { cost: _, ...columns } = rows.columns;
  return seesCost(viewer) ? rows : { ...rows, columns };
}

/** Where the rows of a kind live; null where the viewer may read none of them. */
export function fileRowsOf(kind: KindId, context: FactContext): FileRows | null {
  const rows = withoutCost(made[kind](context), context.viewer);
  return mayDo(context.viewer, rows.resource, 'read') ? rows : null;
}

const made: Readonly<Record<KindId, (context: FactContext) => FileRows>> = {
  employees: () => employees,
  stages: () => list('stages', 'deals', { assumed: ['pipeline'] }),
  customers: () => customers,
  contacts: () => contacts,
  products: () => list('products', 'prices', { code: sql`u.sku` }),
  deals,
  'stage-moves': () => ofDeals('stage-moves', sql`stage_move u ${repJoin} left join stage_ref sr on sr.id = u.stage_ref`, { 'waiting-deal': waits.deal }, sql`sr.text`),
  'owner-moves': () => ofDeals('owner-moves', sql`owner_move u ${repJoin}`, waiting, none),
  orders,
  payments,
  calls: (context) => activity('calls', sql`u.at`, sql`u.direction`, { 'later-than-as-of': later(sql`u.at`, context) }),
  meetings: () => activity('meetings', sql`coalesce(u.held_at, u.planned_at)`, sql`u.status`, {}),
  tasks: () => activity('tasks', sql`u.created_at`, sql`u.title`, { 'no-due-date': sql`u.due_at is null`, 'no-deal': sql`u.deal_ref is null` }),
  plans,
  leads: () => leads,
};

/** The current rows of a kind that the viewer may see, as `f`; columns as `c0…`, `applies` as `a0…`, gaps as `g0…`, in the order of `FileRows`. */
export function rowsOfKind(rows: FileRows, context: FactContext): Sql {
  const { begins, ends = begins, recent = begins, employee = noId, customer = noId, deal = noId, current = sql`u.current` } = rows;
  const flags = [
    ...Object.entries(rows.columns).map(([column, value], at) => sql`${rows.applies?.[column] ? sql`${value} and ${rows.applies[column]}` : value} as ${sql.ref(`c${at}`)}`),
    ...Object.values(rows.applies ?? {}).map((value, at) => sql`coalesce(${value}, false) as ${sql.ref(`a${at}`)}`),
    ...Object.values(rows.gaps).map((value, at) => sql`coalesce(${value}, false) as ${sql.ref(`g${at}`)}`),
  ];
  return sql`
    select f.* from (
      select ${begins} as begins, ${ends} as ends, ${recent} as recent, ${recent} as at, ${employee} as employee_id, ${customer} as customer_id,
             ${deal} as deal_ref, ${rows.key ?? sql`u.id::text`} as key, ${rows.code ?? none} as code, ${rows.title ?? none} as title,
             ${rows.amount ?? sql`null::bigint`} as amount, ${rows.amount ? sql`u.currency` : none} as currency, ${sql.join(flags, sql`, `)}
      from ${rows.from} where ${current}
    ) f where ${rows.seen(context)}`;
}
