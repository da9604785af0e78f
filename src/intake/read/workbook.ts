import { Worker } from 'node:worker_threads';
import { Problem } from '#core/shared/problem.ts';
import { limits, megabyte } from './limits.ts';
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

/** How long the next piece of a workbook may take: a small one that takes minutes is broken in a way the library does not end on. */
export function secondsFor(bytes: number): number {
  return Math.min(limits.workbookSeconds, limits.smallWorkbookSeconds + Math.floor(bytes / megabyte) * 2);
}

interface Waiting {
  readonly resolve: (rows: Row[] | null) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a thread that reads one sheet; it works only when asked, and is ended when too slow or too heavy. */
export function openWorkbook(task: WorkbookTask): OpenWorkbook {
  const seconds = secondsFor(task.bytes.length);
  const thread = new Worker(worker, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: limits.workbookHeapMegabytes } });
  const state: { sheets: readonly Sheet[]; chosen: number; waiting: Waiting | null; fault: Problem | null } = {
    sheets: [],
    chosen: task.sheet ?? 0,
    waiting: null,
    fault: null,
  };

  function settle(answer: (waiting: Waiting) => void): void {
    const { waiting } = state;
    state.waiting = null;
    if (waiting !== null) answer(waiting);
  }

  function fail(problem: Problem): void {
    state.fault ??= problem;
    settle(({ reject }) => reject(problem));
    void thread.terminate();
  }

  function receive(message: WorkbookMessage): void {
    if (message.type === 'sheets') Object.assign(state, { sheets: message.sheets, chosen: message.chosen });
    else if (message.type === 'problem') fail(new Problem(message.code, message.details));
    else settle(({ resolve }) => resolve(message.type === 'rows' ? message.rows : null));
  }

  thread.on('message', receive);
  thread.on('error', (error) => fail(workerFault(error as Error)));
  thread.on('exit', () => fail(new Problem('file-broken', { reason: 'exit' })));

  async function next(): Promise<Row[] | null> {
    if (state.fault !== null) throw state.fault;
    const timer = setTimeout(() => fail(new Problem('workbook-too-slow', { limit: seconds })), seconds * 1000);
    const answer = new Promise<Row[] | null>((resolve, reject) => {
      state.waiting = { resolve, reject };
    });
    thread.postMessage('next');
    return answer.finally(() => clearTimeout(timer));
  }

  return { sheets: () => state.sheets, chosen: () => state.chosen, next, close: () => void thread.terminate() };
}
