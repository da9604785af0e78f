/* Seasons in which customers do not buy, every year: of everyone, or of one industry. Both days are in it; it may go over the new year. */
create table seasonal_closure (
  id int generated always as identity primary key,
  from_day text not null check (from_day ~ '^\d\d-\d\d$'),
  to_day text not null check (to_day ~ '^\d\d-\d\d$'),
  industry text,
  note text,
  created_by text,
  created_at timestamptz not null default now()
);
