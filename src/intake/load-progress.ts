import { Problem } from '#core/shared/problem.ts';
import type { Database } from '#store/database.ts';
import { noteProgress } from '#store/loads/load-log.ts';

const beat = 500;

/** How far a load has come, noted for whoever looks; throws `load-stopped` when someone asked to stop. */
export class Progress {
  readonly #database: Database;
  readonly #loadId: number;
  readonly #bytesTotal: number;
  #last = 0;
  #rowsRead = 0;

  constructor(database: Database, loadId: number, bytesTotal: number) {
    this.#database = database;
    this.#loadId = loadId;
    this.#bytesTotal = bytesTotal;
  }

  async read(rows: number, bytesRead: number): Promise<void> {
    this.#rowsRead += rows;
    if (Date.now() - this.#last < beat) return;
    this.#last = Date.now();
    await this.#note('reading', bytesRead);
  }

  enter(phase: 'merging' | 'summing'): Promise<void> {
    return this.#note(phase, this.#bytesTotal);
  }

  async #note(phase: 'reading' | 'merging' | 'summing', bytesRead: number): Promise<void> {
    const progress = { phase, rowsRead: this.#rowsRead, bytesRead, bytesTotal: this.#bytesTotal };
    if (await noteProgress(this.#database.sql, this.#loadId, progress)) throw new Problem('load-stopped');
  }
}
