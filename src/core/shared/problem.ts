import { fileProblemCodes } from './file-problem-codes.ts';

/**
 * Every trouble a user can cause or meet, by a stable code. The server turns a code into an HTTP
 * status (`server/problems.ts`), the screens and the command line into words; both tables are
 * complete by the compiler, so a code added here asks for its status and its words.
 */
export const problemCodes = [
  ...fileProblemCodes,
  'backup-damaged',
  'backup-folder-unusable',
  'backup-foreign',
  'backup-interrupted',
  'backup-missing',
  'backup-newer',
  'backup-running',
  'backup-unsound',
  'bound-invalid',
  'busy',
  'closure-invalid',
  'code-wrong',
  'cross-site',
  'currency-unknown',
  'data-folder-closed',
  'data-folder-damaged',
  'data-folder-foreign',
  'data-folder-unusable',
  'data-folder-version',
  'database-full',
  'database-unfit',
  'database-unreachable',
  'dates-out-of-order',
  'day-in-future',
  'disk-full',
  'email-invalid',
  'email-taken',
  'embedded-failed',
  'embedded-missing',
  'embedded-user-unknown',
  'employee-already-linked',
  'employee-exists',
  'employee-unknown',
  'facts-busy',
  'file-missing',
  'file-too-large',
  'file-without-rows',
  'breakdown-unknown',
  'head-cycle',
  'invalid-input',
  'invitation-invalid',
  'kind-unknown',
  'last-owner',
  'load-interrupted',
  'load-not-undoable',
  'load-stopped',
  'mail-refused',
  'map-column-missing',
  'metric-unknown',
  'name-missing',
  'not-found',
  'not-signed-in',
  'own-account',
  'password-contains-email',
  'password-too-common',
  'password-too-long',
  'password-too-short',
  'password-wrong',
  'payload-too-large',
  'period-invalid',
  'pipeline-unknown',
  'port-taken',
  'reset-link-invalid',
  'role-not-below-own',
  'schema-half',
  'schema-newer',
  'schema-not-ready',
  'second-factor-demanded',
  'second-factor-needed',
  'second-factor-off',
  'second-factor-on',
  'second-factor-unreadable',
  'second-step-over',
  'set-up-code-wrong',
  'setting-invalid',
  'sign-in-refused',
  'stages-changed',
  'stages-none-open',
  'survey-link-invalid',
  'team-cycle',
  'team-in-use',
  'team-name-taken',
  'team-unknown',
  'time-zone-unknown',
  'repair-running',
  'report-empty',
  'too-many-attempts',
  'too-many-requests',
  'unexpected',
  'unsupported-media-type',
  'user-not-found',
  'vat-rate-last',
  'vat-sums-loaded',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** What fills the words of a problem: the place it is about, the limit it broke. */
export type ProblemDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Thrown where an action refuses. `details` name the place and whatever the remedy needs. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}
