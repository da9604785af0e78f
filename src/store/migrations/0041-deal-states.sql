/*
 * Roll-ups of deals. `deal_state` is each current deal as it stands after everything recorded of it: true for every
 * as-of later than `settled_at` (infinity where it depends on as-of itself). `stage_visit` is every presence of a deal
 * in an open stage, with what came next. `deal_unsettled` names the deals whose facts changed since; who changes facts
 * brings them up to date in the same transaction. None is logged: after a crash all three are empty, and are made anew.
 */
create unlogged table deal_state (
  id bigint not null,
  deal_ref int primary key,
  code text not null,
  title text,
  customer_id int,
  pipeline_id int not null,
  currency text not null,
  loss_reason text,
  source text,
  region text,
  audience text,
  product_id int,
  planned_payment_at timestamptz,
  probability numeric,
  is_test boolean not null,
  created_at timestamptz,
  outcome text,
  closed_at timestamptz,
  moved boolean not null,
  stage_id int,
  employee_id int,
  amount bigint,
  has_amount boolean not null,
  is_internal boolean not null,
  idle_days float8,
  settled_at timestamptz not null
);
create index on deal_state (closed_at) where outcome is not null;
create index on deal_state (created_at);
create index on deal_state (settled_at);

create unlogged table stage_visit (
  deal_ref int not null,
  pipeline_id int not null,
  stage_id int not null,
  position int not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  next_kind text,
  next_position int,
  next_pipeline int
);
create index on stage_visit (deal_ref);
create index on stage_visit (entered_at);

create unlogged table deal_unsettled (deal_ref int primary key);

/* For tables whose rows belong to a deal. */
create function unsettle_deals() returns trigger language plpgsql as $$
begin
  insert into deal_unsettled select distinct deal_ref from touched where deal_ref is not null on conflict do nothing;
  return null;
end $$;

create function unsettle_deals_of_customer_refs() returns trigger language plpgsql as $$
begin
  insert into deal_unsettled
  select d.deal_ref from deal d
  where d.current and d.customer_ref in (select t.id from touched t join before b on b.id = t.id where b.customer_id is distinct from t.customer_id)
  on conflict do nothing;
  return null;
end $$;

create function unsettle_deals_of_customers() returns trigger language plpgsql as $$
begin
  insert into deal_unsettled
  select d.deal_ref from deal d join customer_ref r on r.id = d.customer_ref
  where d.current and r.customer_id in (
    select t.id from touched t join before b on b.id = t.id where b.region is distinct from t.region or b.is_internal <> t.is_internal)
  on conflict do nothing;
  return null;
end $$;

create function unsettle_deals_of_employee_refs() returns trigger language plpgsql as $$
begin
  insert into deal_unsettled
  with changed as (select t.id from touched t join before b on b.id = t.id where b.employee_id is distinct from t.employee_id)
  select d.deal_ref from deal d where d.current and d.employee_ref in (select id from changed)
  union select m.deal_ref from owner_move m where m.current and m.deal_ref is not null and m.employee_ref in (select id from changed)
  on conflict do nothing;
  return null;
end $$;

create function unsettle_deals_of_product_refs() returns trigger language plpgsql as $$
begin
  insert into deal_unsettled
  select d.deal_ref from deal d
  where d.current and d.product_ref in (select t.id from touched t join before b on b.id = t.id where b.product_id is distinct from t.product_id)
  on conflict do nothing;
  return null;
end $$;

/* What a stage's name means in one pipeline may mean something for deals of another, whose moves name it. */
create function unsettle_deals_of_stages() returns trigger language plpgsql as $$
begin
  if exists (select from touched) then
    insert into deal_unsettled
    select d.deal_ref from deal d where d.current and d.pipeline_id in (select pipeline_id from touched)
    union select m.deal_ref from stage_move m where m.current and m.stage_ref in (select stage_ref from touched)
    on conflict do nothing;
  end if;
  return null;
end $$;

create function unsettle_deals_in_foreign_money() returns trigger language plpgsql as $$
begin
  insert into deal_unsettled
  select d.deal_ref from deal d where d.current and d.currency <> (select currency from organisation limit 1) on conflict do nothing;
  return null;
end $$;

create function unsettle_all_deals() returns trigger language plpgsql as $$
begin
  if exists (select from touched t join before b on b.id = t.id where b.time_zone <> t.time_zone or b.currency <> t.currency) then
    insert into deal_unsettled select distinct deal_ref from deal where current on conflict do nothing;
  end if;
  return null;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['deal', 'stage_move', 'owner_move'] loop
    execute format('create trigger unsettle_insert after insert on %I referencing new table as touched for each statement execute function unsettle_deals()', name);
    execute format('create trigger unsettle_update after update on %I referencing new table as touched for each statement execute function unsettle_deals()', name);
    execute format('create trigger unsettle_delete after delete on %I referencing old table as touched for each statement execute function unsettle_deals()', name);
  end loop;
end $$;
create trigger unsettle_update after update on customer_ref referencing old table as before new table as touched for each statement execute function unsettle_deals_of_customer_refs();
create trigger unsettle_update after update on customer referencing old table as before new table as touched for each statement execute function unsettle_deals_of_customers();
create trigger unsettle_update after update on employee_ref referencing old table as before new table as touched for each statement execute function unsettle_deals_of_employee_refs();
create trigger unsettle_update after update on product_ref referencing old table as before new table as touched for each statement execute function unsettle_deals_of_product_refs();
create trigger unsettle_insert after insert on stage_of referencing new table as touched for each statement execute function unsettle_deals_of_stages();
create trigger unsettle_update after update on stage_of referencing new table as touched for each statement execute function unsettle_deals_of_stages();
create trigger unsettle_delete after delete on stage_of referencing old table as touched for each statement execute function unsettle_deals_of_stages();
create trigger unsettle after insert or update or delete on currency_rate for each statement execute function unsettle_deals_in_foreign_money();
create trigger unsettle_update after update on organisation referencing old table as before new table as touched for each statement execute function unsettle_all_deals();

do $$
declare
  noted text;
begin
  foreach noted in array array['deal_state', 'stage_visit'] loop
    execute format('create trigger note_change after truncate on %I for each statement execute function note_table_change()', noted);
    execute format('create trigger note_insert after insert on %I referencing new table as touched for each statement execute function note_rows_change()', noted);
    execute format('create trigger note_update after update on %I referencing new table as touched for each statement execute function note_rows_change()', noted);
    execute format('create trigger note_delete after delete on %I referencing old table as touched for each statement execute function note_rows_change()', noted);
  end loop;
end $$;

/* A database that had deals before: brought up to date at the next start. */
insert into deal_unsettled select distinct deal_ref from deal where current;
