import type { Migration } from '#store/migrations.ts';

const step = (number: number, sql: string): Migration => ({ number, name: `${number}-kill`, checksum: `${number}`, sql });

/** A schema with rows, and the changes of it that are killed: each long enough to be hit. */
export const migrationsBefore: readonly Migration[] = [step(9001, 'create table fact (n int primary key, v int not null); insert into fact select g, g from generate_series(1, 40000) g')];

export const migrationsAfter: readonly Migration[] = [
  step(9002, 'alter table fact add column w int; update fact set w = v * 2'),
  step(9003, 'create table total as select n % 97 as k, sum(w)::bigint as s from fact group by 1; alter table total add primary key (k)'),
  step(9004, 'update fact set v = v + 1; create index on fact (v)'),
  step(9005, 'delete from fact where n % 2 = 0; alter table fact alter column w type bigint'),
];

/** What each schema adds up to, worked by hand: 40,000 rows, of which the last change leaves the odd half. */
export const contentAfter: Readonly<Record<number, string>> = {
  9001: '40000:800020000', // 40,000 · 40,001 / 2
  9002: '40000:800020000',
  9003: '40000:800020000',
  9004: '40000:800060000', // one more each
  9005: '20000:400020000', // 1 + 3 + … + 39,999 = 20,000², and one more each
};
