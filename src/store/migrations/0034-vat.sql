-- Amounts with VAT and without: the rates by date, what the files of loads contained, and amounts as files gave them.

/* A rate holds from its day until the next one; the earliest holds before it too, so there is always one. */
create table vat_rate (
  since date primary key,
  rate numeric not null check (rate >= 0 and rate <= 100)
);
insert into vat_rate (since, rate) values ('2004-01-01', 18), ('2019-01-01', 20), ('2026-01-01', 22);

create function vat_rate_on(day date) returns numeric stable parallel safe language sql as
$$ select coalesce((select v.rate from vat_rate v where v.since <= $1 order by v.since desc limit 1),
                   (select v.rate from vat_rate v order by v.since limit 1)) $$;

/* Minor units with VAT taken out or added by the rate of a day, rounded half away from zero. */
create function with_vat(amount bigint, included boolean, day date) returns bigint stable parallel safe language sql as
$$ select round(case when included then amount * (100 + vat_rate_on(day)) / 100
                     else amount * 100::numeric / (100 + vat_rate_on(day)) end)::bigint $$;

/* Whether the amounts of the load's file contain VAT, and whether somebody said so; null where it has no amounts. */
alter table load add column vat_included boolean, add column vat_said boolean not null default false;
update load set vat_included = (select o.vat_included from organisation o) where kind in ('deals', 'orders', 'payments', 'products', 'plans');

/* What the file gave, where it is not as the organisation counts; null where the amount is as it came. */
alter table order_line add column amount_given bigint, add column cost_given bigint;
alter table deal add column amount_given bigint;
alter table payment add column amount_given bigint;
alter table product_card add column price_given bigint, add column cost_given bigint;
alter table plan_line add column value_given numeric;
