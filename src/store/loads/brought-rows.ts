import type { Merged } from './merged.ts';
import type { StagedRow } from './staging.ts';

/** What a load brought into the facts. */
export interface Brought {
  readonly merged: Merged;
  /** The names of customers whose orders came, changed or went; `all` where that is not known or not worth telling apart. */
  readonly customers: readonly number[] | 'all';
}

/** Where the rows of a load go, batch by batch, and what becomes of them. */
export interface RowIntake {
  take(rows: readonly StagedRow[]): Promise<void>;
  /** Called once after the last row. */
  merge(): Promise<Brought>;
}
