/* What files had brought when a diagnosis was made: with it what is missing can be said without reading the facts again. */
alter table diagnosis add column sources jsonb not null default '[]';
