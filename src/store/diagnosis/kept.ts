import { sql } from 'kysely';
import type { Source } from '#core/metrics/needs.ts';
import type { Day } from '#core/shared/day.ts';
import type { Database } from '../database.ts';
import type { JudgedMistake } from './read-diagnosis.ts';
import { type Ground, versionOf } from './version.ts';

/** A whole diagnosis as it was made. */
export interface KeptDiagnosis {
  readonly day: Day;
  /** Found on its own day, or computed later for that day with what was known by then. */
  readonly kind: 'found' | 'recomputed';
  readonly asOf: Date;
  readonly madeAt: Date;
  readonly ground: Ground;
  readonly mistakes: readonly JudgedMistake[];
  /** What files had brought by then. */
  readonly sources: readonly Source[];
}

type Row = Omit<KeptDiagnosis, 'ground'> & { readonly parts: Ground };

const columns = sql`d.day, d.kind, d.as_of as "asOf", d.made_at as "madeAt", d.parts, d.mistakes, d.sources`;

const toKept = ({ parts, ...row }: Row): KeptDiagnosis => ({ ...row, ground: parts });

/** Keeps a diagnosis in place of the one of its day and kind. */
export async function keepDiagnosis(database: Database, { day, kind, asOf, ground, mistakes, madeAt, sources }: KeptDiagnosis): Promise<void> {
  await sql`
    insert into diagnosis (day, kind, as_of, version, parts, mistakes, sources, made_at)
    values (${day}, ${kind}, ${asOf}, ${versionOf(ground)}, ${JSON.stringify(ground)}, ${JSON.stringify(mistakes)}, ${JSON.stringify(sources)}, ${madeAt})
    on conflict (day, kind) do update set as_of = excluded.as_of, version = excluded.version, parts = excluded.parts,
      mistakes = excluded.mistakes, sources = excluded.sources, made_at = excluded.made_at`.execute(database.sql);
}

/** The diagnosis of a day; what was found then goes before what was recomputed unless a kind is asked for. */
export async function readKept(database: Database, day: Day, kind?: KeptDiagnosis['kind']): Promise<KeptDiagnosis | null> {
  const read = await sql<Row>`
    select ${columns} from diagnosis d where d.day = ${day}::date ${kind === undefined ? sql`` : sql`and d.kind = ${kind}`} order by d.kind limit 1`.execute(database.sql);
  return read.rows[0] === undefined ? null : toKept(read.rows[0]);
}

/** The newest one that was found before a day. */
export async function readFoundBefore(database: Database, day: Day): Promise<KeptDiagnosis | null> {
  const read = await sql<Row>`select ${columns} from diagnosis d where d.day < ${day}::date and d.kind = 'found' order by d.day desc limit 1`.execute(database.sql);
  return read.rows[0] === undefined ? null : toKept(read.rows[0]);
}

/** One mistake on one day. */
export interface HistoryPoint extends Pick<JudgedMistake, 'verdict' | 'score' | 'coverage'> {
  readonly day: Day;
  readonly kind: KeptDiagnosis['kind'];
  readonly number: number;
  readonly price: number | null;
}

/** The kept days of a mistake, or of all, from a day on and in order: what was found, else what was recomputed. */
export async function readHistory(database: Database, from: Day, mistake?: number): Promise<HistoryPoint[]> {
  const read = await sql<HistoryPoint>`
    select distinct on (d.day, (m->>'number')::int) d.day, d.kind, (m->>'number')::int as number, m->>'verdict' as verdict,
           (m->>'score')::float8 as score, (m->>'coverage')::float8 as coverage, (m->'price'->>'amount')::float8 as price
    from diagnosis d cross join lateral jsonb_array_elements(d.mistakes) m
    where d.day >= ${from}::date ${mistake === undefined ? sql`` : sql`and (m->>'number')::int = ${mistake}`}
    order by d.day, (m->>'number')::int, d.kind`.execute(database.sql);
  return read.rows;
}

export interface SignalPoint {
  readonly day: Day;
  readonly kind: KeptDiagnosis['kind'];
  readonly value: number | null;
  readonly severity: number | null;
}

/** The kept values of one signal. */
export async function readSignalHistory(database: Database, from: Day, signal: string): Promise<SignalPoint[]> {
  const read = await sql<SignalPoint>`
    select distinct on (d.day) d.day, d.kind, (s->>'value')::float8 as value, (s->>'severity')::float8 as severity
    from diagnosis d cross join lateral jsonb_array_elements(d.mistakes) m cross join lateral jsonb_array_elements(m->'signals') s
    where d.day >= ${from}::date and s->>'id' = ${signal} order by d.day, d.kind`.execute(database.sql);
  return read.rows;
}

/** Days that are recomputed already on the present ground. */
export async function listRecomputed(database: Database, ground: Ground): Promise<Day[]> {
  const read = await sql<{ day: Day }>`select day from diagnosis where kind = 'recomputed' and version = ${versionOf(ground)}`.execute(database.sql);
  return read.rows.map(({ day }) => day);
}
