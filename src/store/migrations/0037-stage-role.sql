/* What is reached at a stage, as a person said; null where its name says. 'none' is said of a stage whose name misleads. */
alter table stage add column role text check (role in ('needs', 'presentation', 'offer', 'none'));
