-- A second step of signing in: a code from an app, or one of the recovery codes. `second_factor` has the columns the
-- sign-in library asks for, under our names; secret and recovery codes are encrypted with the installation's secret.

alter table app_user add column second_factor boolean not null default false;

create table second_factor (
  id text primary key default gen_random_uuid()::text,
  user_id text not null unique references app_user on delete cascade,
  secret text not null,
  recovery_codes text not null,
  confirmed boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz
);
create index second_factor_secret on second_factor (secret);

-- Codes of an app taken in the last minutes (hashed), so that none is taken twice.
create table spent_code (
  user_id text not null references app_user on delete cascade,
  code_hash text not null,
  spent_at timestamptz not null,
  primary key (user_id, code_hash)
);

-- Whose sign-in must have a second step.
alter table organisation add column second_factor_roles text[] not null default '{}';
