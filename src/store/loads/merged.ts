/** What a load did, in rows of its file. `inserted + updated + unchanged` are the rows that were read. */
export interface Merged {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}
