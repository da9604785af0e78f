import { Worker } from 'node:worker_threads';
import { Problem } from '#core/shared/problem.ts';
import { limits } from './limits.ts';
import type { Row, Sheet } from './table.ts';
import type { WorkbookMessage, WorkbookTask } from './workbook-messages.ts';

export interface OpenWorkbook {
  /** Known after the first batch; empty for a reader that is told its sheet. */
  sheets(): readonly Sheet[];
  chosen(): number;
  /** The next rows, or null at the end. */
  next(): Promise<Row[] | null>;
  close(): void;
}

const worker = new URL('./workbook-worker.ts', import.meta.url);

function workerFault(error: Error & { code?: string }): Problem {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new Problem('workbook-too-heavy');
  return new Problem('file-broken', { reason: error.message });
}

/** Starts a thread that reads one sheet; it works only when asked, and is ended when too slow or too heavy. */
export function openWorkbook(task: WorkbookTask): OpenWorkbook {
  const thread = new Worker(worker, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.workbookHeapMegabytes },
  });
  let sheets: readonly Sheet[] = [];
  let chosen = task.sheet ?? 0;
  let settle: { resolve: (rows: Row[] | null) => void; reject: (error: Error) => void } | null = null;
  let fault: Problem | null = null;

  function fail(problem: Problem): void {
    fault ??= problem;
    settle?.reject(fault);
    settle = null;
    void thread.terminate();
  }

  function receive(message: WorkbookMessage): void {
    if (message.type === 'sheets') {
      sheets = message.sheets;
      chosen = message.chosen;
    } else if (message.type === 'problem') fail(new Problem(message.code, message.details));
    else {
      settle?.resolve(message.type === 'rows' ? message.rows : null);
      settle = null;
    }
  }

  thread.on('message', receive);
  thread.on('error', (error) => fail(workerFault(error as Error)));
  thread.on('exit', () => fail(new Problem('file-broken', { reason: 'exit' })));

  async function next(): Promise<Row[] | null> {
    if (fault !== null) throw fault;
    const timer = setTimeout(() => fail(new Problem('workbook-too-slow', { limit: limits.workbookSeconds })), limits.workbookSeconds * 1000);
    try {
      return await new Promise((resolve, reject) => {
        settle = { resolve, reject };
        thread.postMessage('next');
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return { sheets: () => sheets, chosen: () => chosen, next, close: () => void thread.terminate() };
}
