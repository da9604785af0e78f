/*
 * Runs in a thread of its own, started by `workbook.ts`: a workbook may take seconds of computing and
 * all the memory it is allowed without the server noticing. One batch is sent for each `next` received.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Problem } from '#core/shared/problem.ts';
import type { FileProblemCode } from '#core/shared/file-problem-codes.ts';
import { cellText } from './cell-text.ts';
import { rowsABatch } from './limits.ts';
import type { Row } from './table.ts';
import { readWholeWorkbook } from './whole-workbook.ts';
import type { WorkbookMessage, WorkbookTask } from './workbook-messages.ts';

function sender(): MessagePort {
  if (parentPort === null) throw new Error('This file runs as a worker thread');
  return parentPort;
}

const port = sender();
const task = workerData as WorkbookTask;

function send(message: WorkbookMessage): void {
  port.postMessage(message);
}

async function* streamedRows(): AsyncGenerator<Row> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  for await (const { index, values } of streamXlsxRows(task.bytes, { sheet: task.sheet ?? 0 })) {
    yield { line: index + 1, cells: values.map(cellText) };
  }
}

async function* wholeRows(): AsyncGenerator<Row> {
  const workbook = await readWholeWorkbook(task);
  send({ type: 'sheets', sheets: workbook.sheets, chosen: workbook.chosen });
  yield* workbook.rows();
}

function askedForMore(): Promise<void> {
  return new Promise((resolve) => {
    port.once('message', () => resolve());
  });
}

async function serve(): Promise<void> {
  let rows: Row[] = [];
  await askedForMore();
  for await (const row of task.reader === 'stream' ? streamedRows() : wholeRows()) {
    rows.push(row);
    if (rows.length < rowsABatch) continue;
    send({ type: 'rows', rows });
    rows = [];
    await askedForMore();
  }
  if (rows.length > 0) {
    send({ type: 'rows', rows });
    await askedForMore();
  }
  send({ type: 'end' });
}

function report(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Problem) send({ type: 'problem', code: error.code as FileProblemCode, details: error.details });
  else if (/password|encrypt/i.test(reason)) send({ type: 'problem', code: 'file-encrypted', details: {} });
  else send({ type: 'problem', code: 'file-broken', details: { reason } });
}

await serve().catch(report);
