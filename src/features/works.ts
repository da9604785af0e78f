import type { WorkName } from '#core/system/work.ts';
import type { ProblemCode } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { RequestContext } from './context.ts';

/** How one kind of background work is doing. */
export interface Work {
  readonly name: WorkName;
  /** Null while it rests. */
  readonly runningSince: Date | null;
  /** True from when it was asked to stop until it does. */
  readonly isStopping: boolean;
  /** How many times it is asked for and not begun. */
  readonly waiting: number;
  /** When what failed is tried again by itself; null when it is not. */
  readonly nextTryAt: Date | null;
  /** The last good end; what ended more than a day ago is forgotten. */
  readonly doneAt: Date | null;
  readonly failure: { readonly at: Date; readonly code: ProblemCode } | null;
}

/** The background work of the installation, as a route may ask for it. */
export interface Works {
  /** All there is here: without mail set up there are no letters. */
  readonly list: () => Promise<readonly Work[]>;
  /** Asks it to give way, and drops what waits; false where it is none that can. */
  readonly stop: (name: WorkName) => Promise<boolean>;
  /** Asks for it once more; nothing new where it waits already. False where there is none of it here. */
  readonly again: (name: WorkName) => Promise<boolean>;
}

/** What is known of the running product itself. */
export interface Installation {
  readonly version: string;
  readonly startedAt: Instant;
  /** Whether the database is the one that came with the product. */
  readonly isEmbedded: boolean;
}

export interface SystemContext extends RequestContext {
  readonly works: Works;
  readonly installation: Installation;
}
