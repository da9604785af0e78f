-- What a link to the self-diagnosis leaves out, and who was reminded of answers that expire.

/* Whether a link for reps asks about the head of sales: not where the head made it. */
alter table questionnaire add column asks_about_head boolean not null default true;

/* A letter that told a person their answers were about to expire. */
create table answer_reminder (
  id int generated always as identity primary key,
  user_id text not null references app_user on delete cascade,
  email text not null,
  expires_on date not null,
  sent_at timestamptz not null
);
create index on answer_reminder (user_id, sent_at);
