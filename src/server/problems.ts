import { type FileProblemCode, fileProblemCodes } from '#core/shared/file-problem-codes.ts';
import { Problem, type ProblemCode, type ProblemDetails } from '#core/shared/problem.ts';

const aboutFiles = Object.fromEntries(fileProblemCodes.map((code) => [code, 422])) as Record<FileProblemCode, number>;

/** One table from what went wrong to its HTTP status; complete by the compiler. */
export const problemStatus: Readonly<Record<ProblemCode, number>> = {
  ...aboutFiles,
  'backup-damaged': 422,
  'backup-folder-unusable': 500,
  'backup-foreign': 422,
  'backup-interrupted': 500,
  'backup-missing': 404,
  'backup-newer': 422,
  'backup-running': 409,
  'backup-unsound': 500,
  'bound-invalid': 422,
  'busy': 503,
  'closure-invalid': 422,
  'code-wrong': 403,
  'cross-site': 403,
  'currency-unknown': 422,
  'data-folder-closed': 500,
  'data-folder-damaged': 500,
  'data-folder-foreign': 500,
  'data-folder-unusable': 500,
  'data-folder-version': 500,
  'database-full': 507,
  'database-unfit': 500,
  'database-unreachable': 503,
  'dates-out-of-order': 422,
  'day-in-future': 422,
  'disk-full': 507,
  'email-invalid': 422,
  'email-taken': 409,
  'embedded-failed': 500,
  'embedded-missing': 500,
  'embedded-user-unknown': 500,
  'employee-already-linked': 409,
  'employee-exists': 409,
  'employee-unknown': 422,
  'facts-busy': 503,
  'file-missing': 422,
  'file-too-large': 413,
  'file-without-rows': 422,
  'breakdown-unknown': 422,
  'head-cycle': 422,
  'invalid-input': 400,
  'invitation-invalid': 410,
  'kind-unknown': 422,
  'last-owner': 409,
  'load-interrupted': 500,
  'load-not-undoable': 409,
  'load-stopped': 409,
  'mail-refused': 502,
  'map-column-missing': 422,
  'metric-unknown': 404,
  'name-missing': 422,
  'not-found': 404,
  'not-signed-in': 401,
  'own-account': 409,
  'password-contains-email': 422,
  'password-too-common': 422,
  'password-too-long': 422,
  'password-too-short': 422,
  'password-wrong': 403,
  'payload-too-large': 413,
  'period-invalid': 422,
  'pipeline-unknown': 404,
  'port-taken': 500,
  'reset-link-invalid': 410,
  'role-not-below-own': 403,
  'schema-half': 503,
  'schema-newer': 503,
  'schema-not-ready': 503,
  'second-factor-demanded': 409,
  'second-factor-needed': 403,
  'second-factor-off': 409,
  'second-factor-on': 409,
  'second-factor-unreadable': 409,
  'second-step-over': 410,
  'set-up-code-wrong': 403,
  'setting-invalid': 500,
  'sign-in-refused': 401,
  'stages-changed': 409,
  'stages-none-open': 422,
  'survey-link-invalid': 410,
  'team-cycle': 422,
  'team-in-use': 409,
  'team-name-taken': 409,
  'team-unknown': 422,
  'time-zone-unknown': 422,
  'repair-running': 409,
  'report-empty': 409,
  'too-many-attempts': 429,
  'too-many-requests': 429,
  'unexpected': 500,
  'unsupported-media-type': 415,
  'user-not-found': 404,
  'vat-rate-last': 409,
  'vat-sums-loaded': 409,
};

/** How a problem travels: the same shape for every route, whatever refused. */
export interface ProblemBody {
  readonly defined: false;
  readonly code: ProblemCode;
  readonly status: number;
  readonly message: string;
  readonly data: ProblemDetails;
}

export function problemBody(problem: Problem): ProblemBody {
  const { code, details } = problem;
  return { defined: false, code, status: problemStatus[code], message: code, data: details };
}

const frameworkCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_ERR_NOT_FOUND: 'not-found',
  // PostgreSQL keeps no zero bytes, in texts (22021) and in JSON (22P05).
  '22021': 'invalid-input',
  '22P05': 'invalid-input',
  // Its disk is full.
  '53100': 'database-full',
};

/**
 * The problem behind whatever was thrown. What nobody foresaw is `unexpected` and says nothing more
 * to the caller; the log has the rest.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem('unexpected');
  const code = 'code' in error && typeof error.code === 'string' ? frameworkCodes[error.code] : undefined;
  if (code !== undefined) return new Problem(code);
  if (isOfConnection(error)) return new Problem('database-unreachable', { message: '' });
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 429) return new Problem('too-many-requests');
  return new Problem(status >= 400 && status < 500 ? 'invalid-input' : 'unexpected');
}

/** The server is starting, stopping or recovering, or a connection to it broke. */
const connectionCodes = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006']);

function isOfConnection(error: Error): boolean {
  const { code, syscall, cause } = error as { code?: unknown; syscall?: unknown; cause?: unknown };
  if (typeof code === 'string' && (connectionCodes.has(code) || (syscall === 'connect' && code.startsWith('E')))) return true;
  if (error.message === 'Connection terminated unexpectedly') return true;
  return cause instanceof Error && isOfConnection(cause);
}
