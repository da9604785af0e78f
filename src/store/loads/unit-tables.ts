import type { KindId } from '#core/files/kind.ts';

/** How a staged text becomes a typed column; the last five are looked up in a dictionary. */
export type CellType =
  | 'text'
  | 'instant'
  | 'date'
  | 'number'
  | 'integer'
  | 'list'
  | 'customer'
  | 'employee'
  | 'product'
  | 'deal'
  | 'stage'
  | 'pipeline'
  | { readonly sql: string };

export type UnitColumns = Readonly<Record<string, readonly [from: string, type: CellType]>>;

/**
 * Where the rows of one kind of file live and what makes a row the same row again.
 * `key` is SQL over the staged texts `s`. `unnamed` says of which rows several may share one key without
 * being the same, since nothing but their content tells them apart.
 */
export interface UnitTable {
  readonly table: string;
  readonly columns: UnitColumns;
  readonly key: string;
  readonly unnamed?: string;
}

/** The texts of a row, so that a row without an identifier is known by its content. */
const texts = (columns: readonly string[]): string => `concat_ws(chr(1), ${columns.map((c) => `coalesce(s."${c}", '')`).join(', ')})`;

/** All texts that a unit is made of. */
export const everyColumn = (unit: UnitTable): string => texts([...new Set(Object.values(unit.columns).map(([from]) => from))]);

/** The same moment is the same text, whatever the time zone of the organisation. */
const moment = (column: string): string => `extract(epoch from s.${column}::timestamptz)`;

/**
 * Files of different shape (a CRM's and 1C's) describe one customer each in their own way: their cards stand
 * beside each other, so that neither empties what the other filled.
 */
const shape = "current_setting('thirty.file_columns')";

const amount = { sql: 'minor_units(s.amount::numeric, coalesce(s.currency, current_setting(\'thirty.currency\')))' } as const;
const currency = { sql: 'coalesce(s.currency, current_setting(\'thirty.currency\'))' } as const;
const minor = (column: string): CellType => ({ sql: `minor_units(s.${column}::numeric, current_setting('thirty.currency'))` });

/** Kinds of which every row is a unit; lines of orders make units together. */
export type UnitKind = Exclude<KindId, 'orders'>;

export const unitTables: Readonly<Record<UnitKind, UnitTable>> = {
  employees: {
    table: 'employee_card',
    key: `concat_ws(chr(1), fold(s.name), ${shape})`,
    columns: {
      name: ['name', 'text'],
      email: ['email', 'text'],
      role: ['role', 'text'],
      team: ['team', 'text'],
      head: ['head', 'text'],
      hired_at: ['hired_at', 'date'],
      dismissed_at: ['dismissed_at', 'date'],
      functions: ['functions', 'list'],
    },
  },
  stages: {
    table: 'stage_card',
    key: "concat_ws(chr(1), fold(coalesce(s.pipeline, '')), fold(s.stage))",
    columns: {
      pipeline_id: ['pipeline', 'pipeline'],
      position: ['order', 'integer'],
      name: ['stage', 'text'],
      kind: ['kind', 'text'],
      criterion: ['criterion', 'text'],
      norm_days: ['norm_days', 'number'],
      probability: ['probability', 'number'],
    },
  },
  customers: {
    table: 'customer_card',
    key: `concat_ws(chr(1), coalesce('code:' || s.customer_id, 'inn:' || s.inn, 'name:' || fold(s.name)), ${shape})`,
    unnamed: 's.customer_id is null',
    columns: {
      code: ['customer_id', 'text'],
      name: ['name', 'text'],
      inn: ['inn', 'text'],
      phone: ['phone', 'text'],
      email: ['email', 'text'],
      region: ['region', 'text'],
      industry: ['industry', 'text'],
      size: ['size', 'text'],
      potential: ['potential', 'text'],
      source: ['source', 'text'],
      employee_ref: ['rep', 'employee'],
      created_at: ['created_at', 'instant'],
    },
  },
  contacts: {
    table: 'contact',
    key: 'concat_ws(chr(1), fold(s.customer), fold(s.name))',
    columns: {
      customer_ref: ['customer', 'customer'],
      name: ['name', 'text'],
      post: ['position', 'text'],
      phone: ['phone', 'text'],
      email: ['email', 'text'],
    },
  },
  products: {
    table: 'product_card',
    key: `concat_ws(chr(1), coalesce('sku:' || fold(s.sku), 'name:' || fold(s.name)), ${shape})`,
    columns: {
      sku: ['sku', 'text'],
      name: ['name', 'text'],
      category: ['category', 'text'],
      price: ['price', minor('price')],
      cost: ['cost', minor('cost')],
    },
  },
  deals: {
    table: 'deal',
    key: 's.deal_id',
    columns: {
      deal_ref: ['deal_id', 'deal'],
      title: ['title', 'text'],
      customer_ref: ['customer', 'customer'],
      employee_ref: ['rep', 'employee'],
      pipeline_id: ['pipeline', 'pipeline'],
      stage_ref: ['stage', 'stage'],
      amount: ['amount', amount],
      currency: ['currency', currency],
      created_at: ['created_at', 'instant'],
      closed_at: ['closed_at', 'instant'],
      outcome: ['outcome', 'text'],
      loss_reason: ['loss_reason', 'text'],
      source: ['source', 'text'],
      region: ['region', 'text'],
      audience: ['audience', 'text'],
      product_ref: ['product', 'product'],
      planned_payment_at: ['planned_payment_at', 'instant'],
      probability: ['probability', 'number'],
      is_test: ['is_test', { sql: "coalesce(s.is_test::boolean, false)" }],
    },
  },
  'stage-moves': {
    table: 'stage_move',
    key: `concat_ws(chr(1), s.deal_id, ${moment('at')}, fold(s.stage))`,
    columns: {
      deal_ref: ['deal_id', 'deal'],
      at: ['at', 'instant'],
      stage_ref: ['stage', 'stage'],
      from_stage_ref: ['from_stage', 'stage'],
      employee_ref: ['by', 'employee'],
    },
  },
  'owner-moves': {
    table: 'owner_move',
    key: `concat_ws(chr(1), coalesce(s.deal_id, ''), coalesce(fold(s.customer), ''), ${moment('at')})`,
    columns: {
      deal_ref: ['deal_id', 'deal'],
      customer_ref: ['customer', 'customer'],
      at: ['at', 'instant'],
      employee_ref: ['rep', 'employee'],
    },
  },
  payments: {
    table: 'payment',
    key: `coalesce('id:' || s.payment_id, ${texts(['date', 'customer', 'amount', 'currency', 'deal_id', 'order_id'])})`,
    unnamed: 's.payment_id is null',
    columns: {
      code: ['payment_id', 'text'],
      at: ['date', 'instant'],
      customer_ref: ['customer', 'customer'],
      amount: ['amount', amount],
      currency: ['currency', currency],
      deal_ref: ['deal_id', 'deal'],
      order_code: ['order_id', 'text'],
    },
  },
  calls: {
    table: 'call',
    key: `coalesce('id:' || s.call_id, ${texts(['at', 'direction', 'rep', 'customer', 'phone', 'deal_id', 'ring_seconds', 'talk_seconds', 'result'])})`,
    columns: {
      code: ['call_id', 'text'],
      at: ['at', 'instant'],
      direction: ['direction', 'text'],
      employee_ref: ['rep', 'employee'],
      customer_ref: ['customer', 'customer'],
      phone: ['phone', 'text'],
      deal_ref: ['deal_id', 'deal'],
      ring_seconds: ['ring_seconds', 'integer'],
      talk_seconds: ['talk_seconds', 'integer'],
      result: ['result', 'text'],
      recording: ['recording', 'text'],
    },
  },
  meetings: {
    table: 'meeting',
    key: `coalesce('id:' || s.meeting_id, ${texts(['planned_at', 'rep', 'customer', 'deal_id'])})`,
    columns: {
      code: ['meeting_id', 'text'],
      planned_at: ['planned_at', 'instant'],
      held_at: ['held_at', 'instant'],
      status: ['status', 'text'],
      employee_ref: ['rep', 'employee'],
      customer_ref: ['customer', 'customer'],
      deal_ref: ['deal_id', 'deal'],
    },
  },
  tasks: {
    table: 'task',
    key: `coalesce('id:' || s.task_id, ${texts(['title', 'rep', 'deal_id', 'customer', 'created_at'])})`,
    columns: {
      code: ['task_id', 'text'],
      title: ['title', 'text'],
      employee_ref: ['rep', 'employee'],
      deal_ref: ['deal_id', 'deal'],
      customer_ref: ['customer', 'customer'],
      created_at: ['created_at', 'instant'],
      due_at: ['due_at', 'instant'],
      done_at: ['done_at', 'instant'],
    },
  },
  plans: {
    table: 'plan_line',
    key: "concat_ws(chr(1), fold(s.metric), s.subject_type, fold(coalesce(s.subject, '')), s.period, coalesce(s.segment, ''))",
    columns: {
      metric: ['metric', 'text'],
      subject_type: ['subject_type', 'text'],
      subject: ['subject', { sql: "coalesce(s.subject, '')" }],
      period_from: ['period', { sql: "split_part(s.period, '..', 1)::date" }],
      period_to: ['period', { sql: "split_part(s.period, '..', 2)::date" }],
      value: ['value', 'number'],
      segment: ['segment', 'text'],
    },
  },
  leads: {
    table: 'lead',
    key: 's.lead_id',
    columns: {
      code: ['lead_id', 'text'],
      at: ['at', 'instant'],
      source: ['source', 'text'],
      name: ['name', 'text'],
      phone: ['phone', 'text'],
      email: ['email', 'text'],
      employee_ref: ['rep', 'employee'],
      first_response_at: ['first_response_at', 'instant'],
      deal_ref: ['deal_id', 'deal'],
      outcome: ['outcome', 'text'],
    },
  },
};

/** The table of units of a kind of file. */
export const unitTableOf = (kind: KindId): string => (kind === 'orders' ? 'sales_order' : unitTables[kind].table);
