import { sql, type Kysely, type RawBuilder } from 'kysely';
import { fileKindList } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import type { VatChoice } from '#core/files/money.ts';
import { mayImport, scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from '../tables.ts';

export type LoadStatus = 'waiting' | 'reading' | 'loaded' | 'undoing' | 'undone' | 'failed' | 'stopped';

/** What a person chose for a file: how to read it and which caption is which column. */
export interface LoadOptions {
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerRow?: number;
  /** Our column to the file's caption, or to `#3`, the number of the column. */
  readonly map?: Readonly<Record<string, string | null>>;
  /** Whether its sums contain VAT; as was said of the last file like it, else as the organisation counts. */
  readonly vat?: VatChoice;
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
  /** Whether the sums of its file contain VAT; null where it has none. */
  readonly vatIncluded: boolean | null;
  /** Whether somebody said so; else it is as the organisation counted. */
  readonly vatSaid: boolean;
  readonly warnings: readonly LoadWarning[];
  readonly problem: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
  readonly createdBy: string | null;
  readonly createdByName: string | null;
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

/** A load that is being read or undone holds a lock of its own; without it, whoever ran it is gone. */
export const loadLock = 3031;

const isRunning = sql`exists (
  select from pg_locks k where k.locktype = 'advisory' and k.classid = ${sql.lit(loadLock)} and k.objid = l.id::oid
    and k.database = (select d.oid from pg_database d where d.datname = current_database()))`;

/** The status as it is: what a process began and did not live to end has failed, and nothing of it was written. */
const status = sql`case when l.status = 'reading' and not ${isRunning} then 'failed' else l.status end`;

const selected = sql`
  l.id, l.kind, l.by_hand as "byHand", ${status} as status, l.file_name as "fileName", l.file_bytes as "fileBytes", l.options, l.rows,
  l.inserted, l.updated, l.unchanged, l.rejected, l.waiting, l.first_at as "firstAt", l.last_at as "lastAt",
  l.vat_included as "vatIncluded", l.vat_said as "vatSaid", l.warnings,
  case when ${status} = 'failed' and l.status = 'reading' then '{"code": "load-interrupted", "details": {}}'::jsonb else l.problem end as problem,
  l.created_by as "createdBy", (select u.name from app_user u where u.id = l.created_by) as "createdByName",
  l.created_at as "createdAt", l.loaded_at as "loadedAt", l.undone_at as "undoneAt"`;

/** Loads of kinds that the viewer may load; where the right is to own ones only, those the viewer made. */
function seenBy(viewer: Viewer): RawBuilder<boolean> {
  const scope = scopeOf(viewer, 'intake', 'read');
  if (scope === 'none') return sql<boolean>`false`;
  const kinds = fileKindList.filter(({ id }) => mayImport(viewer, id)).map(({ id }) => id);
  return sql<boolean>`l.kind = any(${kinds}) and ${scope === 'all' ? sql`true` : sql`l.created_by = ${viewer.userId}`}`;
}

/** The load, as if it did not exist where the viewer may not load files of its kind. */
export async function readLoad(database: Kysely<Tables>, viewer: Viewer, id: number): Promise<Load | undefined> {
  const read = await sql<Load>`select ${selected} from load l where l.id = ${id} and ${seenBy(viewer)}`.execute(database);
  return read.rows[0];
}

export interface SameFile extends Pick<Load, 'fileName' | 'vatIncluded'> {
  readonly loadId: number;
  readonly loadedAt: Date;
}

/** A load of the very same bytes as this kind that stands, the latest of them. */
export async function findSameFile(database: Kysely<Tables>, viewer: Viewer, sha256: string, kind: KindId): Promise<SameFile | undefined> {
  const read = await sql<SameFile>`
    select l.id as "loadId", l.file_name as "fileName", l.loaded_at as "loadedAt", l.vat_included as "vatIncluded"
    from load l where l.file_sha256 = ${sha256} and l.kind = ${kind} and l.status = 'loaded' and ${seenBy(viewer)}
    order by l.id desc limit 1`.execute(database);
  return read.rows[0];
}

export async function readLoadFile(database: Kysely<Tables>, id: number): Promise<string | null> {
  const read = await sql<{ file_path: string | null }>`select file_path from load where id = ${id}`.execute(database);
  return read.rows[0]?.file_path ?? null;
}

export const loadSorts = ['createdAt', 'fileName', 'rows'] as const;

export interface LoadQuery extends PageRequest<(typeof loadSorts)[number]> {
  readonly kind?: string | undefined;
  readonly status?: LoadStatus | undefined;
}

const orderings = { createdAt: sql`l.id`, fileName: sql`l.file_name collate "ru-x-icu"`, rows: sql`l.rows` } as const;

/** A page of the history that the viewer sees. */
export async function listLoads(database: Kysely<Tables>, viewer: Viewer, query: LoadQuery): Promise<{ rows: Load[]; total: number }> {
  const where = sql`${seenBy(viewer)}
    and ${query.kind === undefined ? sql`true` : sql`l.kind = ${query.kind}`}
    and ${query.status === undefined ? sql`true` : sql`${status} = ${query.status}`}`;
  const direction = query.descending ? sql`desc` : sql`asc`;
  const [rows, total] = await Promise.all([
    sql<Load>`select ${selected} from load l where ${where} order by ${orderings[query.sort]} ${direction}, l.id desc
              offset ${offsetOf(query)} limit ${query.size}`.execute(database),
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
  await sql`update load set status = 'stopped', problem = '{"code": "load-stopped", "details": {}}' where id = ${id} and status = 'waiting'`.execute(database);
}

/** Marks a waiting load as being read; false when it waits no longer, as after it was stopped. */
export async function markStarted(database: Kysely<Tables>, id: number): Promise<boolean> {
  const marked = await sql`update load set status = 'reading', started_at = now() where id = ${id} and status = 'waiting'`.execute(database);
  if ((marked.numAffectedRows ?? 0n) === 0n) return false;
  await sql`insert into load_progress (load_id, phase) values (${id}, 'reading') on conflict do nothing`.execute(database);
  return true;
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

/** Marks a load as being undone; false when it is not loaded (any more) or another undo of it is at work. */
export async function markUndoing(database: Kysely<Tables>, id: number): Promise<boolean> {
  const marked = await sql`
    update load l set status = 'undoing' where l.id = ${id} and (l.status = 'loaded' or l.status = 'undoing' and not ${isRunning})`.execute(database);
  return (marked.numAffectedRows ?? 0n) > 0n;
}

/** An undo that did not come to its end: the load stands as before. */
export async function markNotUndone(database: Kysely<Tables>, id: number): Promise<void> {
  await sql`update load set status = 'loaded' where id = ${id} and status = 'undoing'`.execute(database);
}

/**
 * To be called when background work starts: loads and undos that an earlier process began and did not end are
 * noted as such, for nothing of them was written. Gives the loads that still wait for their turn.
 */
export async function settleInterrupted(database: Kysely<Tables>): Promise<number[]> {
  await sql`update load l set status = 'failed', problem = '{"code": "load-interrupted", "details": {}}'
            where l.status = 'reading' and not ${isRunning}`.execute(database);
  await sql`update load l set status = 'loaded' where l.status = 'undoing' and not ${isRunning}`.execute(database);
  const read = await sql<{ id: number }>`select id from load where status = 'waiting' order by id`.execute(database);
  return read.rows.map(({ id }) => id);
}

/** Loads and undos that are neither done nor being done: they wait for their turn, or whoever did them is gone. */
export async function listUnsettled(database: Kysely<Tables>): Promise<number[]> {
  const read = await sql<{ id: number }>`select l.id from load l where l.status in ('waiting', 'reading', 'undoing') and not ${isRunning} order by 1`.execute(database);
  return read.rows.map(({ id }) => id);
}

/** Rows of a load that were not loaded, by their line; the caller has found the load for its viewer. */
export async function listRejects(database: Kysely<Tables>, loadId: number, page: { readonly offset: number; readonly size: number }): Promise<Reject[]> {
  const read = await sql<Reject>`
    select line, cells, problems from load_reject where load_id = ${loadId} order by line offset ${page.offset} limit ${page.size}`.execute(database);
  return read.rows;
}
