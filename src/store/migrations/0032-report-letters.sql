-- The report of the diagnosis by mail, once a week.

/* When it goes out: one row at most, none until somebody sets it. */
create table report_schedule (
  one boolean primary key default true check (one),
  is_on boolean not null,
  weekday int not null check (weekday between 1 and 7),
  hour int not null check (hour between 0 and 23),
  language text not null check (language in ('ru', 'en')),
  changed_by text,
  changed_at timestamptz not null
);

create table report_reader (
  user_id text primary key references app_user on delete cascade
);

/* One letter to one reader for one day. Claimed before it is made, so that two never go out. */
create table report_letter (
  due_on date not null,
  user_id text not null references app_user on delete cascade,
  attempts int not null default 1,
  claimed_at timestamptz not null,
  /* Set when the mail server is about to get it: from then on it may have gone out. */
  handed_at timestamptz,
  sent_at timestamptz,
  failure text,
  primary key (due_on, user_id)
);
