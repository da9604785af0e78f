import type { Viewer } from '#core/people/viewer.ts';

/** The backups of the installation, as a route may ask for them. */
export interface Backups {
  /** Where they lie; absolute. */
  readonly folder: string;
  /** Begins one and answers once it is under way; it goes on when the page is closed. Throws `backup-running`. */
  readonly begin: (viewer: Viewer) => Promise<void>;
}
