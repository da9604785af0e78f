import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { Fault } from './fault.ts';
import { FileInputs } from './file-inputs.ts';
import { readAsFile, readInMemory } from './read-input.ts';

/** Which inputs a thread reads: every `step`-th number from `from`. */
export interface ReadersTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** One in so many is read from a file through everything, threads of workbooks included. */
  readonly wholeOneIn: number;
  readonly until: number;
  /** Where the number of the input being read stands, for whoever watches. */
  readonly at: SharedArrayBuffer;
}

export type ReadersMessage =
  | { readonly type: 'read'; readonly answers: readonly (readonly [kind: string, answer: string])[]; readonly heapMegabytes: number }
  | { readonly type: 'fault'; readonly fault: Fault };

const slowestSeconds = 5;
const told = 500;
/** Node hands out its collector of garbage after this flag alone; what is held is told from what was left lying. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (() => void) | undefined;

if (parentPort === null) throw new Error('This file runs as a worker thread');
const port = parentPort;
const task = workerData as ReadersTask;
const at = new Int32Array(task.at);
const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'thirty-fuzz-'));
const inputs = new FileInputs();

/** How the input was answered; undefined after a fault. */
async function read(number: number): Promise<readonly [string, string] | undefined> {
  Atomics.store(at, 0, number);
  const input = inputs.make(task.seed, number);
  const fault = (what: string): void => port.postMessage({ type: 'fault', fault: { kind: input.kind, seed: task.seed, number, what, input: input.bytes } } satisfies ReadersMessage);
  const began = process.threadCpuUsage();
  try {
    const isWhole = (number / task.step) % task.wholeOneIn < 1;
    const answer = await (isWhole ? readAsFile : readInMemory)(input, join(folder, 'input'));
    const spent = process.threadCpuUsage(began).user / 1e6;
    if (spent <= slowestSeconds) return [input.kind, answer];
    fault(`${spent.toFixed(1)} s for ${input.bytes.length} bytes`);
  } catch (error) {
    fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

let answers: (readonly [string, string])[] = [];
const tell = (): void => {
  collect?.();
  port.postMessage({ type: 'read', answers, heapMegabytes: process.memoryUsage().heapUsed / 1e6 } satisfies ReadersMessage);
  answers = [];
};
for (let number = task.from; number < task.to && Date.now() < task.until; number += task.step) {
  const answer = await read(number);
  if (answer === undefined) break;
  answers.push(answer);
  if (answers.length >= told) tell();
}
tell();
await rm(folder, { recursive: true, force: true });
