import { sql, type Kysely } from 'kysely';
import type { KindId } from '#core/files/kind.ts';
import type { Tables } from '../tables.ts';

export type LoadStatus = 'waiting' | 'reading' | 'loaded' | 'undoing' | 'undone' | 'failed' | 'stopped';

/** What a person chose for a file: how to read it and which caption is which column. */
export interface LoadOptions {
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerRow?: number;
  /** Our column to the file's caption, or to `#3`, the number of the column. */
  readonly map?: Readonly<Record<string, string>>;
}

/** One load as the history shows it. */
export interface Load {
  readonly id: number;
  readonly kind: KindId;
  readonly byHand: boolean;
  readonly status: LoadStatus;
  readonly fileName: string;
  readonly fileBytes: number | null;
  readonly options: LoadOptions;
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly waiting: number;
  /** The first and the last moment its rows speak of. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly warnings: readonly LoadWarning[];
  readonly problem: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly loadedAt: Date | null;
  readonly undoneAt: Date | null;
}

/** A cell that was left empty because it could not be read, counted by column. */
export interface LoadWarning {
  readonly column: string;
  readonly code: string;
  readonly count: number;
  readonly example: string;
}

export interface NewLoad {
  readonly kind: KindId;
  readonly byHand?: boolean;
  readonly fileName: string;
  readonly fileBytes: number | null;
  readonly filePath: string | null;
  readonly options: LoadOptions;
  readonly createdBy: string | null;
}

/** Enters a load in the history, waiting for its turn; gives its id. */
export async function addLoad(database: Kysely<Tables>, load: NewLoad): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into load (kind, by_hand, status, file_name, file_bytes, file_path, options, created_by)
    values (${load.kind}, ${load.byHand ?? false}, 'waiting', ${load.fileName}, ${load.fileBytes}, ${load.filePath},
            ${JSON.stringify(load.options)}::jsonb, ${load.createdBy})
    returning id`.execute(database);
  return made.rows[0]?.id as number;
}

const selected = sql`
  l.id, l.kind, l.by_hand as "byHand", l.status, l.file_name as "fileName", l.file_bytes as "fileBytes", l.options, l.rows, l.inserted,
  l.updated, l.unchanged, l.rejected, l.waiting, l.first_at as "firstAt", l.last_at as "lastAt", l.warnings, l.problem,
  l.created_by as "createdBy", l.created_at as "createdAt", l.loaded_at as "loadedAt", l.undone_at as "undoneAt"`;

export async function readLoad(database: Kysely<Tables>, id: number): Promise<Load | undefined> {
  const read = await sql<Load>`select ${selected} from load l where l.id = ${id}`.execute(database);
  return read.rows[0];
}

export async function readLoadFile(database: Kysely<Tables>, id: number): Promise<string | null> {
  const read = await sql<{ file_path: string | null }>`select file_path from load where id = ${id}`.execute(database);
  return read.rows[0]?.file_path ?? null;
}

export interface LoadFilter {
  readonly kinds?: readonly string[];
  readonly status?: LoadStatus;
  readonly createdBy?: string;
}

/** A page of the history, the newest first. */
export async function listLoads(database: Kysely<Tables>, filter: LoadFilter, page: { readonly offset: number; readonly size: number }): Promise<{ rows: Load[]; total: number }> {
  const where = sql`
    ${filter.kinds === undefined ? sql`true` : sql`l.kind = any(${[...filter.kinds]})`}
    and ${filter.status === undefined ? sql`true` : sql`l.status = ${filter.status}`}
    and ${filter.createdBy === undefined ? sql`true` : sql`l.created_by = ${filter.createdBy}`}`;
  const [rows, total] = await Promise.all([
    sql<Load>`select ${selected} from load l where ${where} order by l.id desc offset ${page.offset} limit ${page.size}`.execute(database),
    sql<{ total: number }>`select count(*)::int as total from load l where ${where}`.execute(database),
  ]);
  return { rows: rows.rows, total: total.rows[0]?.total ?? 0 };
}

/** How far a running load has come; the rate follows from when it began. */
export interface LoadProgress {
  readonly phase: 'reading' | 'merging' | 'summing';
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly startedAt: Date | null;
}

export async function readProgress(database: Kysely<Tables>, id: number): Promise<LoadProgress | undefined> {
  const read = await sql<LoadProgress>`
    select p.phase, p.rows_read as "rowsRead", p.bytes_read as "bytesRead", p.bytes_total as "bytesTotal", l.started_at as "startedAt"
    from load_progress p join load l on l.id = p.load_id where p.load_id = ${id}`.execute(database);
  return read.rows[0];
}

/** Notes progress; true when someone has asked the load to stop. */
export async function noteProgress(database: Kysely<Tables>, id: number, progress: Omit<LoadProgress, 'startedAt'>): Promise<boolean> {
  const noted = await sql<{ stop_asked: boolean }>`
    insert into load_progress (load_id, phase, rows_read, bytes_read, bytes_total)
    values (${id}, ${progress.phase}, ${progress.rowsRead}, ${progress.bytesRead}, ${progress.bytesTotal})
    on conflict (load_id) do update set phase = excluded.phase, rows_read = excluded.rows_read, bytes_read = excluded.bytes_read,
      bytes_total = excluded.bytes_total, beat_at = now()
    returning stop_asked`.execute(database);
  return noted.rows[0]?.stop_asked ?? false;
}

export async function askToStop(database: Kysely<Tables>, id: number): Promise<void> {
  await sql`update load_progress set stop_asked = true where load_id = ${id}`.execute(database);
  await sql`update load set status = 'stopped' where id = ${id} and status = 'waiting'`.execute(database);
}

export async function markStarted(database: Kysely<Tables>, id: number): Promise<void> {
  await sql`update load set status = 'reading', started_at = now() where id = ${id}`.execute(database);
}

export async function markFailed(database: Kysely<Tables>, id: number, status: 'failed' | 'stopped', problem: Load['problem']): Promise<void> {
  await sql`update load set status = ${status}, problem = ${JSON.stringify(problem)}::jsonb where id = ${id}`.execute(database);
}

/** A row that was not loaded, with its own cells, so that it can be corrected and loaded again. */
export interface Reject {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly { readonly column: string; readonly caption: string; readonly value: string; readonly code: string; readonly params?: Readonly<Record<string, string | number>> }[];
}

export async function noteCaptions(database: Kysely<Tables>, id: number, captions: readonly string[]): Promise<void> {
  await sql`update load set captions = ${[...captions]} where id = ${id}`.execute(database);
}

export async function readCaptions(database: Kysely<Tables>, id: number): Promise<string[]> {
  const read = await sql<{ captions: string[] | null }>`select captions from load where id = ${id}`.execute(database);
  return read.rows[0]?.captions ?? [];
}

/** Marks a load as being undone; false when it is not loaded (any more). */
export async function markUndoing(database: Kysely<Tables>, id: number): Promise<boolean> {
  const marked = await sql`update load set status = 'undoing' where id = ${id} and status = 'loaded'`.execute(database);
  return (marked.numAffectedRows ?? 0n) > 0n;
}

/** Loads that a process began and did not end; nothing of them was written. */
export async function failInterrupted(database: Kysely<Tables>, ids: readonly number[]): Promise<void> {
  await sql`
    update load set status = 'failed', problem = '{"code": "load-interrupted", "details": {}}'
    where id = any(${[...ids]}) and status = 'reading'`.execute(database);
  await sql`update load set status = 'loaded' where id = any(${[...ids]}) and status = 'undoing'`.execute(database);
}

export async function listUnfinished(database: Kysely<Tables>): Promise<{ id: number; status: LoadStatus }[]> {
  const read = await sql<{ id: number; status: LoadStatus }>`select id, status from load where status in ('waiting', 'reading', 'undoing') order by id`.execute(database);
  return read.rows;
}

export async function listRejects(database: Kysely<Tables>, loadId: number, page: { readonly offset: number; readonly size: number }): Promise<Reject[]> {
  const read = await sql<Reject>`
    select line, cells, problems from load_reject where load_id = ${loadId} order by line offset ${page.offset} limit ${page.size}`.execute(database);
  return read.rows;
}
