-- Backups by schedule, and what became of those that were made.

/* When they are made and how many stay: one row at most; until somebody sets it, the product's own defaults hold. */
create table backup_schedule (
  one boolean primary key default true check (one),
  is_on boolean not null,
  hour int not null check (hour between 0 and 23),
  keep_daily int not null check (keep_daily between 1 and 366),
  keep_weekly int not null check (keep_weekly between 0 and 520),
  keep_monthly int not null check (keep_monthly between 0 and 1200),
  changed_by text,
  changed_at timestamptz not null
);

/*
 * Backups that came to an end, good or not. Written only then: a backup holds no trace of itself, so one that is
 * restored does not seem to be still under way.
 */
create table backup_run (
  id int generated always as identity primary key,
  reason text not null check (reason in ('schedule', 'demand')),
  /* The organisation's day that one by schedule was made for. */
  due_on date,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  file text,
  bytes bigint,
  sha256 text,
  /* Why there is no file: a code with what its words need. */
  problem jsonb,
  check ((file is null) = (problem is not null))
);
create index on backup_run (ended_at desc);
