/** Background work that a route may ask for; it goes on when the page is closed. */
export interface Jobs {
  /** Reads a file that waits in the history of loads. */
  readonly load: (loadId: number) => Promise<void>;
  /** Takes back a load that was marked for undoing. */
  readonly undo: (loadId: number, userId: string | null) => Promise<void>;
  /** Computes for past days what would be found with what is known now; does nothing while that is under way. */
  readonly lookBack: () => Promise<void>;
}
