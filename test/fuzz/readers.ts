import { Worker } from 'node:worker_threads';
import type { Fault } from './fault.ts';
import { FileInputs } from './file-inputs.ts';
import type { ReadersMessage, ReadersTask } from './readers-thread.ts';
import { MemoryLine } from './memory-line.ts';
import type { Tally } from './tally.ts';

export interface ReadersShare {
  readonly seed: number;
  readonly count: number;
  readonly wholeOneIn: number;
  /** When to stop before all are read. */
  readonly until?: number;
}

export interface Found {
  readonly fault: Fault | null;
  /** The memory it took at the start, in the middle and at the end, in words. */
  readonly growth: string;
}

const thread = new URL('./readers-thread.ts', import.meta.url);
/** However busy the machine: whoever reads one small file so long hangs. */
const hangsAfter = 180_000;

/**
 * Has the product's readers read so many mutated files in a thread, which is ended when one of them hangs or eats the
 * memory. Resolves with the first fault, if any. `progress` hears how many are read.
 */
export async function fuzzReaders({ seed, count, wholeOneIn, until = Infinity }: ReadersShare, tally: Tally, progress: (read: number) => void = () => undefined): Promise<Found> {
  const at = new SharedArrayBuffer(4);
  const task: ReadersTask = { seed, from: 0, to: count, step: 1, wholeOneIn, until, at };
  const worker = new Worker(thread, { workerData: task, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 768 } });
  worker.stderr.resume();
  worker.stdout.resume();
  const faultAt = (what: string): Fault => {
    const number = Atomics.load(new Int32Array(at), 0);
    const { kind, bytes } = new FileInputs().make(seed, number);
    return { kind, seed, number, what, input: bytes };
  };
  return new Promise((resolve) => {
    const memory = new MemoryLine(count);
    let fault: Fault | null = null;
    let last = { number: -1, since: Date.now() };
    const watch = setInterval(() => {
      const number = Atomics.load(new Int32Array(at), 0);
      if (number !== last.number) last = { number, since: Date.now() };
      if (Date.now() - last.since < hangsAfter) return;
      fault ??= faultAt('hangs');
      void worker.terminate();
    }, 1000);
    worker.on('message', (message: ReadersMessage) => {
      if (message.type === 'fault') fault ??= message.fault;
      else for (const [kind, answer] of message.answers) tally.add(kind, answer);
      if (message.type === 'read') memory.note(tally.total(), message.heapMegabytes);
      progress(tally.total());
    });
    worker.on('error', (error) => (fault ??= faultAt(String(error))));
    worker.on('exit', () => {
      clearInterval(watch);
      if (memory.hasGrown()) fault ??= faultAt(memory.words());
      resolve({ fault, growth: memory.words() });
    });
  });
}
