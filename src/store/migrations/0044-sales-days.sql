/*
 * Roll-ups of order lines and calls by the organisation's local day. `sales_day`: what each rep sold on a day, apart for
 * lines that are left out (`reason`) and for those whose cost is known. `buyer_day`: how many lines each name of a
 * customer had on a day. `call_day`: how many calls. `unsettled_day` names the days whose rows changed since (infinity:
 * every day); who changes facts brings them up to date in the same transaction. None is logged: after a crash all are
 * empty, and are made anew.
 */
create unlogged table sales_day (
  day date not null,
  employee_ref int,
  reason text,
  has_margin boolean not null,
  lines int not null,
  amount bigint,
  margin bigint
);
create index on sales_day (day);

create unlogged table buyer_day (
  day date not null,
  customer_ref int not null,
  reason text,
  lines int not null
);
create index on buyer_day (day);

create unlogged table call_day (
  day date not null,
  employee_ref int,
  result text,
  calls int not null
);
create index on call_day (day);

/* How many deals each rep closed on a day, by their state after everything recorded of them; made anew with `deal_state`. */
create unlogged table closing_day (
  day date not null,
  employee_id int,
  outcome text not null,
  reason text,
  deals int not null
);
create index on closing_day (day);

create unlogged table unsettled_day (
  of text not null check (of in ('sales', 'calls')),
  day date not null,
  primary key (of, day)
);

create function unsettle_sales_of_lines() returns trigger language plpgsql as $$
begin
  insert into unsettled_day
  select distinct 'sales', (t.at at time zone o.time_zone)::date from touched t cross join organisation o on conflict do nothing;
  return null;
end $$;

/* Orders that became current or no longer are. */
create function unsettle_sales_of_orders() returns trigger language plpgsql as $$
begin
  if exists (select from touched t join before b on b.id = t.id where b.current <> t.current) then
    insert into unsettled_day
    select distinct 'sales', (l.at at time zone o.time_zone)::date
    from touched t join before b on b.id = t.id join order_line l on l.order_id = t.id cross join organisation o
    where b.current <> t.current on conflict do nothing;
  end if;
  return null;
end $$;

create function unsettle_calls() returns trigger language plpgsql as $$
begin
  insert into unsettled_day
  select distinct 'calls', (t.at at time zone o.time_zone)::date from touched t cross join organisation o on conflict do nothing;
  return null;
end $$;

/* Internal customers are left out. */
create function unsettle_sales_of_customers() returns trigger language plpgsql as $$
begin
  if exists (select from touched t join before b on b.id = t.id where b.is_internal <> t.is_internal) then
    insert into unsettled_day values ('sales', 'infinity') on conflict do nothing;
  end if;
  return null;
end $$;

create function unsettle_sales_of_customer_refs() returns trigger language plpgsql as $$
begin
  if exists (select from touched t join before b on b.id = t.id left join customer c on c.id = t.customer_id
             where b.customer_id is distinct from t.customer_id and (b.customer_id is not null or c.is_internal)) then
    insert into unsettled_day values ('sales', 'infinity') on conflict do nothing;
  end if;
  return null;
end $$;

create function unsettle_sales() returns trigger language plpgsql as $$
begin
  insert into unsettled_day values ('sales', 'infinity') on conflict do nothing;
  return null;
end $$;

create function unsettle_all_days() returns trigger language plpgsql as $$
begin
  if exists (select from touched t join before b on b.id = t.id where b.time_zone <> t.time_zone or b.currency <> t.currency) then
    insert into unsettled_day values ('sales', 'infinity'), ('calls', 'infinity') on conflict do nothing;
  end if;
  return null;
end $$;

create trigger unsettle_insert after insert on order_line referencing new table as touched for each statement execute function unsettle_sales_of_lines();
create trigger unsettle_update after update on order_line referencing new table as touched for each statement execute function unsettle_sales_of_lines();
create trigger unsettle_delete after delete on order_line referencing old table as touched for each statement execute function unsettle_sales_of_lines();
create trigger unsettle_update after update on sales_order referencing old table as before new table as touched for each statement execute function unsettle_sales_of_orders();
create trigger unsettle_insert after insert on call referencing new table as touched for each statement execute function unsettle_calls();
create trigger unsettle_update after update on call referencing new table as touched for each statement execute function unsettle_calls();
create trigger unsettle_delete after delete on call referencing old table as touched for each statement execute function unsettle_calls();
create trigger unsettle_sales after update on customer referencing old table as before new table as touched for each statement execute function unsettle_sales_of_customers();
create trigger unsettle_sales after update on customer_ref referencing old table as before new table as touched for each statement execute function unsettle_sales_of_customer_refs();
create trigger unsettle_sales after insert or update or delete on currency_rate for each statement execute function unsettle_sales();
create trigger unsettle_days after update on organisation referencing old table as before new table as touched for each statement execute function unsettle_all_days();

do $$
declare
  noted text;
begin
  foreach noted in array array['sales_day', 'buyer_day', 'call_day', 'closing_day'] loop
    execute format('create trigger note_change after truncate on %I for each statement execute function note_table_change()', noted);
    execute format('create trigger note_insert after insert on %I referencing new table as touched for each statement execute function note_rows_change()', noted);
    execute format('create trigger note_update after update on %I referencing new table as touched for each statement execute function note_rows_change()', noted);
    execute format('create trigger note_delete after delete on %I referencing old table as touched for each statement execute function note_rows_change()', noted);
  end loop;
end $$;

/* A database that had facts before: brought up to date at the next start. */
insert into unsettled_day select 'sales', 'infinity' where exists (select from order_line);
insert into unsettled_day select 'calls', 'infinity' where exists (select from call);
