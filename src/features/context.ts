import type { Caller } from '#actions/caller.ts';
import type { SignIn } from '#actions/sign-in.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import type { Organisation } from '#store/organisation.ts';
import type { Backups } from './backups.ts';
import type { Jobs } from './jobs.ts';

/** What every route gets; the rule of the route already holds for the viewer. */
export interface RequestContext {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly organisation: Organisation;
  readonly now: Instant;
  readonly jobs: Jobs;
  readonly backups: Backups;
  /** Folder of the installation's own files. */
  readonly dataFolder: string;
  /** Where the bytes of a file that was sent lie; `not-found` for what is no id of one. */
  readonly uploadPath: (fileId: string) => string;
}

/** A letter to send; never awaited by an answer, so that its time tells nothing. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/** A file that goes with a letter. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What routes about signing in get besides. On a public route `viewer` may be absent: use `visitor`. */
export interface VisitContext extends RequestContext {
  /** Who is signed in, if anyone. */
  readonly visitor: Viewer | null;
  /** The session of this request; null for a token and for a stranger. */
  readonly sessionId: string | null;
  readonly caller: Caller;
  readonly signIn: SignIn;
  /** Adds Set-Cookie headers to the answer. */
  readonly setCookies: (cookies: readonly string[]) => void;
  /** Where people reach the product, without a slash at the end. */
  readonly baseUrl: string;
  /** Null when no mail is set up. */
  readonly sendLetter: ((letter: Letter) => void) | null;
}
