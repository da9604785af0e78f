/*
 * How often each table that the diagnosis reads was written to. A row is added by every statement, so that writers never
 * wait for one another, and rows are summed now and then. Not logged: after a crash both tables are empty, and everything
 * is read anew.
 */
create unlogged table table_change (
  name text not null,
  changes bigint not null default 1
);

create function note_table_change() returns trigger language plpgsql as $$
begin
  insert into table_change (name) values (tg_table_name);
  return null;
end $$;

/* The same for tables that are brought up to date often and change seldom: a statement that touched no row is no change. */
create function note_rows_change() returns trigger language plpgsql as $$
begin
  if exists (select from touched) then
    insert into table_change (name) values (tg_table_name);
  end if;
  return null;
end $$;

do $$
declare
  noted text;
begin
  foreach noted in array array[
    'organisation', 'app_user', 'pipeline', 'join_decision', 'edit', 'currency_rate', 'calendar_day', 'calendar_year', 'seasonal_closure', 'analysis_use', 'bound_change', 'load', 'assertion',
    'employee_card', 'stage_card', 'customer_card', 'product_card', 'contact', 'deal', 'stage_move', 'owner_move', 'sales_order', 'order_line',
    'payment', 'call', 'meeting', 'task', 'plan_line', 'lead', 'purchase_day', 'purchase_basis'
  ] loop
    execute format('create trigger note_change after insert or update or delete or truncate on %I for each statement execute function note_table_change()', noted);
  end loop;
  foreach noted in array array[
    'team', 'employee', 'employee_team', 'employee_team_note', 'customer', 'product', 'stage', 'stage_of',
    'customer_ref', 'employee_ref', 'product_ref', 'deal_ref', 'stage_ref'
  ] loop
    execute format('create trigger note_change after truncate on %I for each statement execute function note_table_change()', noted);
    execute format('create trigger note_insert after insert on %I referencing new table as touched for each statement execute function note_rows_change()', noted);
    execute format('create trigger note_update after update on %I referencing new table as touched for each statement execute function note_rows_change()', noted);
    execute format('create trigger note_delete after delete on %I referencing old table as touched for each statement execute function note_rows_change()', noted);
  end loop;
end $$;

/*
 * What the diagnosis of the running day has read, one row a reading: its value, and the tables it was read from as often
 * as they had been written to by then. A later diagnosis takes over what stands on the same.
 */
create unlogged table diagnosis_reading (
  name text primary key,
  as_of timestamptz not null,
  formulas text not null,
  value jsonb,
  tables jsonb not null
);
