/** Columns of each kind of file, by their English ids, in the order in which they are written. */
export const columns = {
  employees: ['name', 'email', 'role', 'team', 'head', 'hired_at', 'dismissed_at', 'functions'],
  stages: ['pipeline', 'order', 'stage', 'kind', 'criterion', 'norm_days', 'probability'],
  products: ['sku', 'name', 'category', 'price', 'cost'],
  customers: ['customer_id', 'name', 'inn', 'phone', 'email', 'region', 'industry', 'size', 'potential', 'source', 'rep', 'created_at'],
  contacts: ['customer', 'name', 'position', 'phone', 'email'],
  deals: [
    'deal_id', 'title', 'customer', 'rep', 'pipeline', 'stage', 'amount', 'currency', 'created_at', 'closed_at', 'outcome', 'loss_reason',
    'source', 'region', 'audience', 'product', 'planned_payment_at', 'probability', 'is_test',
  ],
  'stage-moves': ['deal_id', 'at', 'stage', 'from_stage', 'by'],
  'owner-moves': ['deal_id', 'customer', 'at', 'rep'],
  orders: [
    'order_id', 'date', 'customer', 'sku', 'product', 'category', 'quantity', 'price', 'amount', 'cost', 'currency', 'rep', 'channel', 'region', 'kind',
  ],
  payments: ['payment_id', 'date', 'customer', 'amount', 'currency', 'deal_id', 'order_id'],
  calls: ['call_id', 'at', 'direction', 'rep', 'customer', 'phone', 'deal_id', 'ring_seconds', 'talk_seconds', 'result', 'recording'],
  meetings: ['meeting_id', 'planned_at', 'held_at', 'status', 'rep', 'customer', 'deal_id'],
  tasks: ['task_id', 'title', 'rep', 'deal_id', 'customer', 'created_at', 'due_at', 'done_at'],
  plans: ['metric', 'subject_type', 'subject', 'period', 'value', 'segment'],
  leads: ['lead_id', 'at', 'source', 'name', 'phone', 'email', 'rep', 'first_response_at', 'deal_id', 'outcome'],
} as const;

export type Kind = keyof typeof columns;

/** One row as a file would hold it: text by column, an absent value is the empty string. */
export type Row<K extends Kind = Kind> = Readonly<Record<(typeof columns)[K][number], string>>;

/** Kinds in an order in which little has to wait: what is named comes before what names it. */
export const kinds = Object.keys(columns) as readonly Kind[];
