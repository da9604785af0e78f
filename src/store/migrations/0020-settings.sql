-- What people set: whose team from which day, which pipeline is for new customers, which years' calendars are known, rates.

/*
 * What files say of teams, as it was noted. `employee_team` is made of these notes and of what people say, which wins
 * from its day on; so a person's word can be taken back.
 */
create table employee_team_note (
  employee_id int not null references employee on delete cascade,
  team_id int references team,
  since date not null,
  primary key (employee_id, since)
);
insert into employee_team_note (employee_id, team_id, since) select employee_id, team_id, since from employee_team;

alter table pipeline add column for_new_customers boolean not null default false;

/* Years whose days off a person has checked against the decree. */
create table calendar_year (
  year int primary key check (year between 1990 and 2200),
  confirmed_by text,
  confirmed_at timestamptz not null default now()
);

/* A rate is from one currency into another: with another currency of the organisation it means nothing. */
alter table currency_rate add column target text not null default 'RUB';
update currency_rate set target = (select currency from organisation);
alter table currency_rate drop constraint currency_rate_pkey, add primary key (target, currency, day);

create or replace function in_currency(amount bigint, currency text, day date, target text) returns bigint stable parallel safe language sql as
$$ select case when currency = target then amount else
     (select minor_units(amount / minor_units(1, currency)::numeric * r.rate, target)
      from currency_rate r where r.target = $4 and r.currency = $2 and r.day <= $3 order by r.day desc limit 1) end $$;

/* A team that a person made stands before anyone is in it. */
alter table team add column made_by_hand boolean not null default false;
