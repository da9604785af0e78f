import type { FastifyInstance } from 'fastify';
import type { SignIn } from '#actions/sign-in.ts';
import type { Rule } from '#core/people/rule.ts';
import type { TokenScope } from '#core/people/rule.ts';
import type { Viewer } from '#core/people/viewer.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { Backups } from '#features/backups.ts';
import type { Letter } from '#features/context.ts';
import type { Jobs } from '#features/jobs.ts';
import type { Works } from '#features/works.ts';
import type { Database } from '#store/database.ts';
import type { Log } from './log.ts';

/** All the host needs from outside. */
export interface HostOptions {
  readonly database: Database;
  readonly log: Log;
  /** Where people reach the product, without a slash at the end. */
  readonly baseUrl: string;
  readonly dataFolder: string;
  /** Signs the cookies. */
  readonly secret: string;
  /** After how many days a session ends however much it is used; 30 unless told otherwise. */
  readonly sessionDays?: number;
  readonly trustedProxies?: readonly string[];
  /** The built web; null serves the API alone. */
  readonly webFolder: string | null;
  /** Background work; without it what needs it is refused as `busy`. */
  readonly jobs?: Jobs;
  /** What is done by itself besides; without it there is none to look at. */
  readonly works?: Works;
  /** Whether the database is the one that came with the product. */
  readonly isEmbedded?: boolean;
  /** Backups; without them none can be asked for, and those in the data folder are listed. */
  readonly backups?: Backups;
  readonly sendLetter?: ((letter: Letter) => void) | null;
  /** Lets a monitor that is not on this machine read `/metrics`. */
  readonly metricsToken?: string | null;
  readonly requestsPerMinute?: number;
  readonly largestFileBytes?: number;
  /** How late the event loop may run before requests are told to come again; 5 seconds unless told otherwise, 0 for never. */
  readonly longestDelayMs?: number;
  /** The clock; the tests bring their own. */
  readonly now?: () => Instant;
}

/** The parts of the host that routes share. */
export interface Host {
  readonly app: FastifyInstance;
  readonly options: HostOptions;
  readonly signIn: SignIn;
  readonly now: () => Instant;
  readonly startedAt: Instant;
}

/** Who a request comes from, settled before its body is read. */
export interface Visit {
  readonly visitor: Viewer | null;
  readonly sessionId: string | null;
  /** Null for a session; a token reaches only what its scopes name. */
  readonly scopes: readonly TokenScope[] | null;
  /** True for a session whose user has to set up a second step before anything else. */
  readonly owesSecondFactor: boolean;
}

/** A route as the host serves it. */
export interface ServedRoute {
  readonly method: string;
  /** As the host's router writes it: `/api/users/:id/role`. */
  readonly url: string;
  readonly rule: Rule;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, whoever mounted it. */
    readonly servedRoutes: readonly ServedRoute[];
  }
  interface FastifyRequest {
    visit: Visit | null;
  }
  interface FastifyContextConfig {
    /** Who may call the route. Every route of the API has one; the host does not start otherwise. */
    rule?: Rule;
  }
}
