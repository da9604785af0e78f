import type { ClientBase, PoolClient } from 'pg';
import type { KindId } from '#core/files/kind.ts';
import type { VatChoice } from '#core/files/money.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Database } from '../database.ts';
import { closuresOn } from '../closures.ts';
import { readMentionedNames, refreshEntities } from '../entities/refresh.ts';
import { type PurchaseBasis, refreshPurchaseDays } from '../rollups/purchase-days.ts';
import { refreshRollUps } from '../rollups/roll-ups.ts';
import type { RowIntake } from './brought-rows.ts';
import { countWaiting, noteSpan } from './brought.ts';
import { holdingFacts } from './hold-facts.ts';
import { loadLock, markStarted, type LoadWarning } from './load-log.ts';
import { openUnits } from './merge.ts';
import type { Merged } from './merged.ts';
import { noteVat } from './note-vat.ts';
import { openOrders } from './order-intake.ts';
import { RowQueue } from './row-queue.ts';
import { keepRejects, type RejectedRow, type StagedRow } from './staging.ts';
import { customersOf } from './touched-customers.ts';
import { undoUnits, type Undone } from './undo.ts';

/** What the reader of a file hands over: parsed rows and rows it could not read. */
export interface Intake {
  take(rows: readonly StagedRow[], rejects: readonly RejectedRow[]): Promise<void>;
}

/** What the file said as a whole, once it has been read. */
export interface FileRead {
  /** Worked out while the database works, unless it is known. */
  readonly sha256: Promise<string> | string | null;
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

const rollupKinds: readonly KindId[] = ['orders', 'payments', 'deals', 'customers'];

/** What a load or its undo touched: the names of customers that are mentioned now or no longer, and whose orders changed. */
interface Touched {
  readonly names: readonly number[];
  readonly customers: readonly number[] | 'all';
}

const basisOf: Partial<Record<KindId, PurchaseBasis>> = { orders: 'orders', payments: 'payments', deals: 'deals' };

/** Brings entities and roll-ups up to date after rows of a kind came or went: what was touched, and what rests on it. */
async function settle(client: PoolClient, kind: KindId, { names, customers }: Touched): Promise<void> {
  const moved = await refreshEntities(client, kind, names);
  const hasSeasons = kind === 'customers' && (await closuresOn(client)).length > 0;
  // Seasons are those of a customer's industry, which its card says.
  if (hasSeasons) await refreshPurchaseDays(client);
  else if (rollupKinds.includes(kind) || moved.size > 0) await refreshPurchaseDays(client, { of: basisOf[kind] ?? 'none', customers: await customersOf(client, customers), moved });
  await refreshRollUps(client);
}

async function finish(client: ClientBase, loaded: Loaded, read: FileRead): Promise<void> {
  await client.query(
    `update load set status = 'loaded', rows = $2, inserted = $3, updated = $4, unchanged = $5, rejected = $6, waiting = $7,
       file_sha256 = $8, warnings = $9, loaded_at = now(), problem = null
     where id = $1`,
    [loaded.loadId, loaded.rows, loaded.inserted, loaded.updated, loaded.unchanged, loaded.rejected, loaded.waiting, await read.sha256, JSON.stringify(read.warnings)],
  );
  await noteSpan(client, loaded.kind, loaded.loadId);
}

export interface LoadWork {
  readonly loadId: number;
  readonly kind: KindId;
  readonly byHand?: boolean;
  /** Say what would happen, then take it all back, the load's entry included. */
  readonly dryRun?: boolean;
  /** The columns that the cells of a row are, in their order. */
  readonly columns: readonly string[];
  /** Those of them that the file has something in; all unless told otherwise. */
  readonly present?: readonly string[];
  /** Whether the sums of the file contain VAT; as the organisation counts unless somebody said. */
  readonly vat?: VatChoice | undefined;
  /** Reads the file into the intake, batch by batch. */
  readonly read: (intake: Intake) => Promise<FileRead>;
  readonly onPhase?: (phase: 'merging' | 'summing') => Promise<void>;
}

/** Ends the transaction of a dry run without keeping anything. */
class DryRunEnd extends Error {
  readonly loaded: Loaded;

  constructor(loaded: Loaded) {
    super('dry run');
    this.loaded = loaded;
  }
}

/**
 * Loads one file: every row staged, merged and settled in one transaction, so that a crash at any moment
 * leaves all of it or none. Throws what reading throws, with nothing written.
 */
export async function runLoad(database: Database, work: LoadWork): Promise<Loaded> {
  try {
    return await holdingFacts(database, (client) => loadRows(client, work), async (client) => {
      await client.query('select pg_advisory_xact_lock($1, $2)', [loadLock, work.loadId]);
      if (!(await markStarted(database.sql, work.loadId))) throw new Problem('load-stopped');
    });
  } catch (error) {
    if (!(error instanceof DryRunEnd)) throw error;
    await database.pool.query('delete from load where id = $1', [work.loadId]);
    return error.loaded;
  }
}

/** The work of a load within a transaction that holds the facts; the load stands in the log already. */
export async function loadRows(client: PoolClient, work: LoadWork): Promise<Loaded> {
  const { loadId, kind } = work;
  const intake = await openIntake(client, work);
  const { rows, rejected, read } = await stage(client, work, intake);
  await work.onPhase?.('merging');
  const { merged, customers } = await intake.merge();
  await client.query("update load set status = 'loaded', turn = nextval('load_turn') where id = $1", [loadId]);
  await work.onPhase?.('summing');
  await settle(client, kind, { names: await readMentionedNames(client, loadId), customers });
  const loaded = { loadId, kind, rows, ...merged, rejected, waiting: await countWaiting(client, kind, loadId) };
  await finish(client, loaded, read);
  if (work.dryRun === true) throw new DryRunEnd(loaded);
  return loaded;
}

async function openIntake(client: PoolClient, { loadId, kind, byHand = false, columns, present = columns, vat }: LoadWork): Promise<RowIntake> {
  await client.query("select set_config('thirty.file_columns', $1, true)", [[...present].sort().join(' ')]);
  const incoming = { kind, loadId, byHand, vatIncluded: await noteVat(client, { id: loadId, kind, columns: present, said: vat }) };
  return kind === 'orders' ? openOrders(client, incoming, columns) : openUnits(client, kind, incoming, columns);
}

async function stage(client: PoolClient, work: LoadWork, intake: RowIntake): Promise<{ rows: number; rejected: number; read: FileRead }> {
  let rows = 0;
  let rejected = 0;
  const queue = new RowQueue(async (parsed, rejects) => {
    await intake.take(parsed);
    await keepRejects(client, work.loadId, rejects);
  });
  const take: Intake['take'] = async (parsed, rejects) => {
    rows += parsed.length + rejects.length;
    rejected += rejects.length;
    await queue.put(parsed, rejects);
  };
  const read = await readToEnd(work.read({ take }), queue);
  await queue.end();
  if (rows === 0) throw new Problem('file-without-rows');
  return { rows, rejected, read };
}

/** What was read; also when reading failed, what is still being written is waited for, since it is on the same client. */
async function readToEnd(reading: Promise<FileRead>, queue: RowQueue): Promise<FileRead> {
  try {
    return await reading;
  } finally {
    await queue.settle();
  }
}

/** Takes a load back: facts, entities and roll-ups are as if it had never been, but for what others brought too. */
export function undoLoad(database: Database, loadId: number, kind: KindId, undoneBy: string | null): Promise<Undone> {
  return holdingFacts(database, (client) => undoRows(client, loadId, kind, undoneBy));
}

/** The work of an undo within a transaction that holds the facts. */
export async function undoRows(client: PoolClient, loadId: number, kind: KindId, undoneBy: string | null): Promise<Undone> {
  await client.query('select pg_advisory_xact_lock($1, $2)', [loadLock, loadId]);
  const marked = await client.query(
    "update load set status = 'undone', undone_at = now(), undone_by = $2 where id = $1 and status in ('loaded', 'undoing')",
    [loadId, undoneBy],
  );
  if (marked.rowCount === 0) throw new Problem('load-not-undoable', { load: loadId });
  const names = await readMentionedNames(client, loadId);
  const { undone, customers } = await undoUnits(client, kind, loadId);
  await settle(client, kind, { names, customers });
  return undone;
}

/** Brings everything derived up to date after a person changed what entities or roll-ups rest on. */
export function resettle(database: Database, kinds: readonly KindId[], before: (client: PoolClient) => Promise<void>): Promise<void> {
  return holdingFacts(database, async (client) => {
    await before(client);
    for (const kind of kinds) await refreshEntities(client, kind);
    await refreshPurchaseDays(client);
    await refreshRollUps(client);
  });
}
