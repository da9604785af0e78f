/*
 * Who opened which analysis on which day, once a day: a practice that the product does by itself counts only when
 * people use it. Rows are only ever added; the role is the one that the user had that day.
 */
create table analysis_use (
  user_id text not null references app_user (id),
  analysis text not null check (analysis <> ''),
  day date not null,
  role text not null,
  primary key (user_id, analysis, day)
);
create index on analysis_use (analysis, day);
