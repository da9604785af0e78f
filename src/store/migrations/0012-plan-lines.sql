-- A plan that a person cleared has no value; a file may leave the metric to be understood.

alter table plan_line alter column value drop not null, alter column metric drop not null;
create index on plan_line (period_from, period_to);
