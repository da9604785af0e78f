import { totalmem } from 'node:os';

/** What the data is for: `test` data is thrown away, so nothing waits for the disk. */
export type Purpose = 'real' | 'test';

const megabyte = 1024 * 1024;

/** Server settings for this machine, as `name → value`; memory is what the machine or container has, in bytes. */
export function serverSettings(purpose: Purpose, memory: number = availableMemory()): Readonly<Record<string, string>> {
  return {
    shared_buffers: `${within(128, memory / megabyte / 8, purpose === 'test' ? 128 : 512)}MB`,
    effective_cache_size: `${within(256, memory / megabyte / 2, 16_384)}MB`,
    work_mem: '64MB',
    maintenance_work_mem: '128MB',
    max_connections: '80',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // What tests read is small, and a worker costs more to start than it saves.
    ...(purpose === 'test' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_parallel_workers_per_gather: '0' } : {}),
  };
}

function within(least: number, value: number, most: number): number {
  return Math.floor(Math.min(Math.max(value, least), most));
}

function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
