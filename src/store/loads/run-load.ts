import type { ClientBase, PoolClient } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '../database.ts';
import { refreshEntities } from '../entities/refresh.ts';
import { refreshPurchaseDays } from '../rollups/purchase-days.ts';
import type { LoadWarning } from './load-log.ts';
import { mergeStaged, type Merged } from './merge.ts';
import { keepRejects, openStaging, stageRows, type RejectedRow, type StagedRow } from './staging.ts';
import { undoUnits, type Undone } from './undo.ts';
import { unitTableOf } from './unit-tables.ts';

/** One writer of facts at a time, whatever process it runs in. */
const factsLock = 3030;

/** What the reader of a file hands over: parsed rows and rows it could not read. */
export interface Intake {
  take(rows: readonly StagedRow[], rejects: readonly RejectedRow[]): Promise<void>;
}

/** What the file said as a whole, once it has been read. */
export interface FileRead {
  readonly sha256: string | null;
  readonly warnings: readonly LoadWarning[];
}

export interface Loaded extends Merged {
  readonly loadId: number;
  readonly kind: KindId;
  readonly rows: number;
  readonly rejected: number;
  /** Rows whose deal or customer is not here yet; they join by themselves when it comes. */
  readonly waiting: number;
}

/** Runs work on one connection in one transaction: all of it or nothing. */
export async function inTransaction<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Holds the facts for this transaction, with the organisation's clock and currency set for reading texts. */
async function holdFacts(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [factsLock]);
  await client.query("set local work_mem = '128MB'");
  await client.query(`
    select set_config('timezone', time_zone, true), set_config('thirty.currency', currency, true) from organisation`);
}

const rollupKinds: readonly KindId[] = ['orders', 'payments', 'deals', 'customers'];

/** Brings entities and roll-ups up to date after rows of a kind came or went. */
async function settle(client: ClientBase, kind: KindId): Promise<void> {
  await refreshEntities(client, kind);
  if (rollupKinds.includes(kind)) await refreshPurchaseDays(client);
}

const waitingBy: Partial<Record<KindId, string>> = {
  contacts: 'customer_ref',
  'stage-moves': 'deal_ref',
  'owner-moves': 'coalesce(deal_ref, customer_ref)',
  payments: 'both',
  calls: 'both',
  meetings: 'both',
  tasks: 'both',
  leads: 'deal_ref',
};

async function countWaiting(client: ClientBase, kind: KindId, loadId: number): Promise<number> {
  if (waitingBy[kind] === undefined) return 0;
  const noDeal = 'u.deal_ref is not null and not exists (select from deal d where d.deal_ref = u.deal_ref and d.current)';
  const noCustomer = 'u.customer_ref is not null and not exists (select from customer_ref r where r.id = u.customer_ref and r.customer_id is not null)';
  const hasDeal = kind !== 'contacts';
  const hasCustomer = kind !== 'stage-moves' && kind !== 'leads';
  const missing = [hasDeal ? `(${noDeal})` : null, hasCustomer ? `(${noCustomer})` : null].filter((part) => part !== null).join(' or ');
  const counted = await client.query<{ waiting: number }>(
    `select count(*)::int as waiting from ${unitTableOf(kind)} u where u.load_id = $1 and (${missing})`,
    [loadId],
  );
  return counted.rows[0]?.waiting ?? 0;
}

const momentOf: Partial<Record<KindId, string>> = {
  deals: 'coalesce(closed_at, created_at)', 'stage-moves': 'at', 'owner-moves': 'at', orders: 'at', payments: 'at', calls: 'at',
  meetings: 'coalesce(held_at, planned_at)', tasks: 'created_at', leads: 'at',
};

async function finish(client: ClientBase, loaded: Loaded, read: FileRead): Promise<void> {
  const moment = momentOf[loaded.kind];
  const span = moment === undefined ? 'max(null::timestamptz), max(null::timestamptz)' : `min(${moment}), max(${moment})`;
  await client.query(
    `update load set status = 'loaded', rows = $2, inserted = $3, updated = $4, unchanged = $5, rejected = $6, waiting = $7,
       file_sha256 = $8, warnings = $9, loaded_at = now(), problem = null,
       (first_at, last_at) = (select ${span} from ${unitTableOf(loaded.kind)} where load_id = $1)
     where id = $1`,
    [loaded.loadId, loaded.rows, loaded.inserted, loaded.updated, loaded.unchanged, loaded.rejected, loaded.waiting, read.sha256, JSON.stringify(read.warnings)],
  );
}

export interface LoadWork {
  readonly loadId: number;
  readonly kind: KindId;
  readonly byHand?: boolean;
  /** Say what would happen, then take it all back, the load's entry included. */
  readonly dryRun?: boolean;
  readonly columns: readonly string[];
  /** Reads the file into the intake, batch by batch. */
  readonly read: (intake: Intake) => Promise<FileRead>;
  readonly onPhase?: (phase: 'merging' | 'summing') => Promise<void>;
}

/**
 * Loads one file: every row staged, merged and settled in one transaction, so that a crash at any moment
 * leaves all of it or none. Throws what reading throws, with nothing written.
 */
export async function runLoad(database: Database, work: LoadWork): Promise<Loaded> {
  try {
    return await loadInTransaction(database, work);
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error;
    await database.pool.query('delete from load where id = $1', [work.loadId]);
    return error.loaded;
  }
}

/** Ends the transaction of a dry run without keeping anything. */
class DryRunEnd extends Error {
  readonly loaded: Loaded;

  constructor(loaded: Loaded) {
    super('dry run');
    this.loaded = loaded;
  }
}

function loadInTransaction(database: Database, work: LoadWork): Promise<Loaded> {
  return inTransaction(database, async (client) => {
    await holdFacts(client);
    await openStaging(client, work.columns);
    let rows = 0;
    let rejected = 0;
    const read = await work.read({
      take: async (parsed, rejects) => {
        rows += parsed.length + rejects.length;
        rejected += rejects.length;
        await stageRows(client, parsed);
        await keepRejects(client, work.loadId, rejects);
      },
    });
    if (rows === 0) throw new Problem('file-without-rows');
    await work.onPhase?.('merging');
    const merged = await mergeStaged(client, work.kind, work.loadId, work.byHand ?? false);
    await client.query("update load set status = 'loaded' where id = $1", [work.loadId]);
    await work.onPhase?.('summing');
    await settle(client, work.kind);
    const loaded = { loadId: work.loadId, kind: work.kind, rows, ...merged, rejected, waiting: await countWaiting(client, work.kind, work.loadId) };
    await finish(client, loaded, read);
    if (work.dryRun === true) throw new DryRunEnd(loaded);
    return loaded;
  });
}

/** Takes a load back: facts, entities and roll-ups are as if it had never been, but for what others brought too. */
export function undoLoad(database: Database, loadId: number, kind: KindId, undoneBy: string | null): Promise<Undone> {
  return inTransaction(database, async (client) => {
    await holdFacts(client);
    const marked = await client.query(
      "update load set status = 'undone', undone_at = now(), undone_by = $2 where id = $1 and status in ('loaded', 'undoing')",
      [loadId, undoneBy],
    );
    if (marked.rowCount === 0) throw new Problem('load-not-undoable', { load: loadId });
    const undone = await undoUnits(client, kind, loadId);
    await settle(client, kind);
    return undone;
  });
}

/** Brings everything derived up to date after a person changed what entities or roll-ups rest on. */
export function resettle(database: Database, kinds: readonly KindId[], before: (client: PoolClient) => Promise<void>): Promise<void> {
  return inTransaction(database, async (client) => {
    await holdFacts(client);
    await before(client);
    for (const kind of kinds) await refreshEntities(client, kind);
    await refreshPurchaseDays(client);
  });
}
