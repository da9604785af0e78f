-- What people say and change about the diagnosis, what was found when, and what is being repaired.

/* A bound set beside the built-in one; null puts the built-in one back. The newest before a moment holds. */
create table bound_change (
  id int generated always as identity primary key,
  signal text not null,
  bound jsonb,
  note text not null check (note <> ''),
  changed_by text,
  changed_at timestamptz not null default now()
);
create index on bound_change (signal, changed_at);

/*
 * One answer of one person, kept for ever; the newest of each person within 90 days counts. `respondent` tells
 * people apart and names nobody who was asked as a rep. A value of null is "don't know".
 */
create table answer (
  id bigint generated always as identity primary key,
  question text not null,
  respondent text not null,
  asked_as text not null check (asked_as in ('owner', 'head-of-sales', 'rep')),
  value numeric check (value in (0, 0.5, 1)),
  answered_at timestamptz not null default now()
);
create index on answer (question, respondent, answered_at desc);

/* A part of the self-diagnosis handed to someone by a link: it opens its questions and nothing else. */
create table questionnaire (
  id int generated always as identity primary key,
  asked_as text not null check (asked_as in ('owner', 'head-of-sales', 'rep')),
  secret_hash text not null unique,
  note text not null,
  created_by text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  opened_at timestamptz
);

/* What tells the reps of a pulse apart without naming them. */
create table respondent_salt (
  one boolean primary key default true check (one),
  salt text not null default encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex')
);
insert into respondent_salt default values;

/*
 * A whole diagnosis as it was made. `version` says on which facts, bounds and answers it stands; `kind` tells what
 * was found on its own day from what is found for a past day with what is known now.
 */
create table diagnosis (
  id int generated always as identity primary key,
  day date not null,
  kind text not null check (kind in ('found', 'recomputed')),
  as_of timestamptz not null,
  version text not null,
  parts jsonb not null,
  made_at timestamptz not null default now(),
  mistakes jsonb not null,
  unique (day, kind)
);

create table repair (
  id int generated always as identity primary key,
  mistake int not null check (mistake between 1 and 30),
  owner_id int,
  note text,
  started_on date not null,
  due_on date not null,
  ended_on date,
  ending text check (ending in ('done', 'dropped')),
  created_by text,
  created_at timestamptz not null default now(),
  check (due_on > started_on),
  check ((ended_on is null) = (ending is null))
);
create unique index one_repair_of_a_mistake on repair (mistake) where ended_on is null;

create table repair_step (
  repair_id int not null references repair on delete cascade,
  place int not null,
  step text,
  text text,
  owner_id int,
  due_on date,
  done_on date,
  primary key (repair_id, place),
  check (step is not null or text is not null)
);

/* The signals a repair means to move, with what they were when it began. */
create table repair_signal (
  repair_id int not null references repair on delete cascade,
  signal text not null,
  value_before float8,
  numerator_before float8,
  denominator_before float8,
  sample_before int,
  from_before date,
  to_before date,
  primary key (repair_id, signal)
);
