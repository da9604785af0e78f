-- Loads, the dictionaries of what files mention, and the versioned facts.
--
-- A fact row is a *unit*: one content of one key. `load_id` names one load that brought it; further
-- loads that brought the very same content are rows of `assertion`. Of the units of a key the one
-- brought by the newest load that is not undone is `current`. What a person entered is a load too
-- (`by_hand`) and ranks above every file.

create function fold(text) returns text immutable parallel safe language sql as
$$ select replace(lower(regexp_replace(btrim($1), '\s+', ' ', 'g')), 'ё', 'е') $$;

create function compact(text) returns text immutable parallel safe language sql as
$$ select regexp_replace(replace(lower($1), 'ё', 'е'), '[^[:alnum:]]', '', 'g') $$;

/* Minor units of an amount: kopecks, cents; whole units where the currency has no fraction. */
create function minor_units(amount numeric, currency text) returns bigint immutable parallel safe language sql as
$$ select round(amount * case when currency in ('JPY', 'KRW', 'VND', 'CLP', 'ISK', 'UGX', 'XAF', 'XOF', 'PYG', 'RWF') then 1
                              when currency in ('KWD', 'BHD', 'OMR', 'TND', 'JOD', 'IQD') then 1000 else 100 end)::bigint $$;

create table load (
  id int generated always as identity primary key,
  kind text not null,
  by_hand boolean not null default false,
  status text not null check (status in ('waiting', 'reading', 'loaded', 'undoing', 'undone', 'failed', 'stopped')),
  file_name text not null,
  file_sha256 text,
  file_bytes bigint,
  file_path text,
  options jsonb not null default '{}',
  captions text[],
  rows int not null default 0,
  inserted int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  rejected int not null default 0,
  waiting int not null default 0,
  first_at timestamptz,
  last_at timestamptz,
  warnings jsonb not null default '[]',
  problem jsonb,
  created_by text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  loaded_at timestamptz,
  undone_at timestamptz,
  undone_by text
);
create index on load (created_at desc);

/* How far a running load has come. Apart from `load`, since it is written outside the load's own transaction. */
create table load_progress (
  load_id int primary key references load on delete cascade,
  phase text not null,
  rows_read int not null default 0,
  bytes_read bigint not null default 0,
  bytes_total bigint not null default 0,
  stop_asked boolean not null default false,
  beat_at timestamptz not null default now()
);

create table load_reject (
  load_id int not null references load on delete cascade,
  line int not null,
  cells text[] not null,
  problems jsonb not null,
  primary key (load_id, line)
);

create table assertion (
  load_id int not null,
  unit_id bigint not null,
  primary key (unit_id, load_id)
);
create index on assertion (load_id);

/* Whom and what the rows of a load mention: an entity that no load mentions and no card describes is not listed. */
create table load_mention (
  load_id int not null references load on delete cascade,
  entity text not null check (entity in ('customer', 'employee', 'product', 'deal')),
  ref_id int not null,
  primary key (load_id, entity, ref_id)
);
create index on load_mention (entity, ref_id);

/* The mapping a person confirmed for a header, remembered for the next file with the same one. */
create table remembered_mapping (
  header_hash text not null,
  kind text not null,
  options jsonb not null,
  used_at timestamptz not null default now(),
  primary key (header_hash)
);

create sequence unit_id;

-- Entities: what the department has, made from cards, mentions and what people said.

create table team (
  id int generated always as identity primary key,
  name text not null unique,
  parent_id int references team
);

create table employee (
  id int generated always as identity primary key,
  name text not null,
  email text,
  role text,
  team_id int references team,
  head_id int references employee,
  hired_at date,
  dismissed_at date,
  functions text[],
  mentioned_only boolean not null default false,
  listed boolean not null default true
);

create table employee_team (
  employee_id int not null references employee on delete cascade,
  team_id int references team,
  since date not null default '-infinity',
  primary key (employee_id, since)
);

create table customer (
  id int generated always as identity primary key,
  name text not null,
  inn text,
  phone text,
  email text,
  region text,
  industry text,
  size text,
  potential text,
  source text,
  employee_id int,
  created_at timestamptz,
  codes text[] not null default '{}',
  cards int not null default 0,
  is_internal boolean not null default false,
  listed boolean not null default true
);
create index on customer (fold(name));

create table product (
  id int generated always as identity primary key,
  name text not null,
  sku text,
  category text,
  price bigint,
  cost bigint,
  cards int not null default 0,
  listed boolean not null default true
);

create table pipeline (
  id int generated always as identity primary key,
  name text not null unique
);

create table stage (
  id int generated always as identity primary key,
  pipeline_id int not null references pipeline,
  name text not null,
  folded text not null,
  kind text not null check (kind in ('open', 'won', 'lost')),
  position int not null,
  criterion text,
  norm_days numeric,
  probability numeric,
  origin text not null check (origin in ('file', 'learnt', 'person')),
  unique (pipeline_id, folded)
);

-- Dictionaries: each text that files mention, and whom or what it means.

create table customer_ref (id int generated always as identity primary key, text text not null unique, customer_id int);
create table employee_ref (id int generated always as identity primary key, text text not null unique, employee_id int);
create table product_ref (id int generated always as identity primary key, text text not null unique, name text, category text, product_id int);
create table deal_ref (id int generated always as identity primary key, text text not null unique);
create table stage_ref (
  id int generated always as identity primary key,
  text text not null unique,
  folded text not null generated always as (fold(text)) stored
);

/* Which stage of a pipeline a text means; made anew with the stages. */
create table stage_of (
  pipeline_id int not null references pipeline,
  stage_ref int not null references stage_ref,
  stage_id int not null references stage on delete cascade,
  kind text not null,
  position int not null,
  primary key (pipeline_id, stage_ref)
);
create index on customer_ref (customer_id);
create index on employee_ref (employee_id);
create index on product_ref (product_id);

/* What a person decided about two names: the same, or not. `a` < `b`. */
create table join_decision (
  entity text not null check (entity in ('customer', 'product', 'employee')),
  a text not null,
  b text not null,
  same boolean not null,
  decided_by text,
  decided_at timestamptz not null default now(),
  primary key (entity, a, b)
);

/* A field of an entity that a person changed: it wins over every file, and is listed. */
create table edit (
  entity text not null,
  entity_key text not null,
  field text not null,
  value jsonb,
  edited_by text,
  edited_at timestamptz not null default now(),
  primary key (entity, entity_key, field)
);

create table currency_rate (
  currency text not null,
  day date not null,
  rate numeric not null check (rate > 0),
  primary key (currency, day)
);

create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('working', 'off', 'short')),
  note text
);

-- Cards and events.

create table employee_card (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  name text not null, email text, role text, team text, head text, hired_at date, dismissed_at date, functions text[], employee_id int
);
create table stage_card (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  pipeline_id int not null, position int, name text not null, kind text, criterion text, norm_days numeric, probability numeric
);
create table customer_card (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text, name text not null, inn text, phone text, email text, region text, industry text, size text, potential text,
  source text, employee_ref int, created_at timestamptz, customer_id int
);
create table contact (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  customer_ref int not null, name text not null, post text, phone text, email text
);
create table product_card (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  sku text, name text, category text, price bigint, cost bigint, product_id int
);
create table deal (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  deal_ref int not null, title text, customer_ref int, employee_ref int, pipeline_id int not null, stage_ref int,
  amount bigint, currency text not null, created_at timestamptz, closed_at timestamptz, outcome text, loss_reason text,
  source text, region text, audience text, product_ref int, planned_payment_at timestamptz, probability numeric,
  is_test boolean not null
);
create index on deal (deal_ref) where current;
create table stage_move (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  deal_ref int not null, at timestamptz not null, stage_ref int not null, from_stage_ref int, employee_ref int
);
create index on stage_move (deal_ref, at) where current;
create table owner_move (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  deal_ref int, customer_ref int, at timestamptz not null, employee_ref int not null
);
create index on owner_move (deal_ref, at) where current;
create table sales_order (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text, customer_ref int, at timestamptz not null, lines int not null
);
create index on sales_order (customer_ref) where current;
create table order_line (
  order_id bigint not null, line int not null, at timestamptz not null, customer_ref int, product_ref int, category text,
  quantity numeric, amount bigint not null, cost bigint, currency text not null, employee_ref int, channel text, region text,
  is_return boolean not null
);
create index on order_line (order_id);
create index on order_line (at);
create table payment (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text, at timestamptz not null, customer_ref int, amount bigint not null, currency text not null, deal_ref int, order_code text
);
create index on payment (at) where current;
create table call (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text, at timestamptz not null, direction text, employee_ref int, customer_ref int, phone text, deal_ref int,
  ring_seconds int, talk_seconds int, result text, recording text
);
create index on call (at) where current;
create table meeting (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text, planned_at timestamptz not null, held_at timestamptz, status text, employee_ref int, customer_ref int, deal_ref int
);
create index on meeting (planned_at) where current;
create table task (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text, title text, employee_ref int, deal_ref int, customer_ref int, created_at timestamptz not null, due_at timestamptz, done_at timestamptz
);
create index on task (due_at) where current;
create index on task (deal_ref) where current;
create table plan_line (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  metric text not null, subject_type text not null, subject text, period_from date not null, period_to date not null,
  value numeric not null, segment text
);
create table lead (
  id bigint primary key, load_id int not null, key uuid not null, content uuid not null, current boolean not null,
  code text not null, at timestamptz not null, source text, name text, phone text, email text, employee_ref int,
  first_response_at timestamptz, deal_ref int, outcome text
);
create index on lead (at) where current;

do $$
declare t text;
begin
  foreach t in array array['employee_card', 'stage_card', 'customer_card', 'contact', 'product_card', 'deal', 'stage_move',
    'owner_move', 'sales_order', 'payment', 'call', 'meeting', 'task', 'plan_line', 'lead'] loop
    execute format('create index on %I (key)', t);
    execute format('create index on %I (load_id)', t);
  end loop;
end $$;

/*
 * A roll-up: what each customer bought on each local day, net of that day's returns, in the organisation's
 * currency. `ordinal` counts the customer's purchase days (net above zero). `lost_from` is the day from which
 * the customer counts as lost by its own rhythm if it buys nothing more. `segment` is new, reactivated or
 * current, judged at that day by what was known before it.
 */
create table purchase_day (
  customer_id int not null,
  day date not null,
  amount bigint not null,
  cost bigint,
  lines_without_cost int not null,
  lines_without_rate int not null,
  ordinal int,
  lost_from date,
  segment text,
  primary key (customer_id, day)
);
create index on purchase_day (day);

/* What the purchase days stand on: orders, else payments, else won deals. */
create table purchase_basis (
  one boolean primary key default true check (one),
  basis text not null check (basis in ('orders', 'payments', 'deals', 'none')),
  made_at timestamptz not null default now()
);
insert into purchase_basis (basis) values ('none');

/* An amount in another currency by the rate of the day, or of the nearest earlier one; null where there is none. */
create function in_currency(amount bigint, currency text, day date, target text) returns bigint stable parallel safe language sql as
$$ select case when currency = target then amount else
     (select minor_units(amount / minor_units(1, currency)::numeric * r.rate, target)
      from currency_rate r where r.currency = $2 and r.day <= $3 order by r.day desc limit 1) end $$;
