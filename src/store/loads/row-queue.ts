import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RejectedRow, StagedRow } from './staging.ts';

/** So many rows may wait to be written before reading does. */
const rowsWaiting = 2500;

interface Rows {
  readonly parsed: StagedRow[];
  readonly rejects: RejectedRow[];
}

const noRows = (): Rows => ({ parsed: [], rejects: [] });

/** Rows that were read and wait to be written: what came while the last were being written is written together. */
export class RowQueue {
  readonly #write: (parsed: readonly StagedRow[], rejects: readonly RejectedRow[]) => Promise<void>;
  #waiting = noRows();
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;

  constructor(write: (parsed: readonly StagedRow[], rejects: readonly RejectedRow[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when more rows may come; throws what writing earlier ones threw. */
  async put(parsed: readonly StagedRow[], rejects: readonly RejectedRow[]): Promise<void> {
    for (const row of parsed) this.#waiting.parsed.push(row);
    for (const row of rejects) this.#waiting.rejects.push(row);
    // What is being written needs its turn: reading alone would keep the thread to itself.
    await nextTurn();
    if (this.#isWriting && this.#waiting.parsed.length < rowsWaiting) return;
    await this.#writing;
    this.#writing = this.#writeWaiting();
    this.#writing.catch(() => undefined);
  }

  /** Writes what still waits. */
  async end(): Promise<void> {
    await this.#writing;
    await this.#writeWaiting();
  }

  /** Waits for what is being written, however it ends. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  async #writeWaiting(): Promise<void> {
    const { parsed, rejects } = this.#waiting;
    this.#waiting = noRows();
    this.#isWriting = true;
    try {
      if (parsed.length > 0 || rejects.length > 0) await this.#write(parsed, rejects);
    } finally {
      this.#isWriting = false;
    }
  }
}
