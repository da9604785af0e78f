import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import type { AnyContractRouter } from '@orpc/contract';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { type AnyRouter, ValidationError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemDetails } from '#core/shared/problem.ts';
import type { Backups } from '#features/backups.ts';
import type { VisitContext } from '#features/context.ts';
import type { Jobs } from '#features/jobs.ts';
import type { SystemContext, Works } from '#features/works.ts';
import { readOrganisation } from '#store/organisation.ts';
import type { Host } from './host.ts';
import { hostPath, proceduresOf } from './procedures.ts';
import { problemBody, toProblem } from './problems.ts';
import { uploadPath } from './upload-path.ts';
import { version } from './version.ts';
import { addCookies, admit, callerOf } from './visit.ts';

export const apiPrefix = '/api';

/**
 * Mounts every route of the contract as a route of the host, so that body limit, rate limit and
 * metrics work for each. The body is read by the host's own parser, never by a catch-all one.
 */
export function mountApi(host: Host, contract: AnyContractRouter, router: AnyRouter): void {
  const handler = new OpenAPIHandler<VisitContext & SystemContext>(router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    clientInterceptors: [async ({ next }) => next().catch((error: unknown) => refuse(host, error))],
  });
  for (const { method, path, rule } of proceduresOf(contract)) {
    host.app.route({
      method,
      url: apiPrefix + hostPath(path),
      config: { rule, ...(rule === 'public' && method !== 'GET' ? { rateLimit: { max: publicPerMinute(host) } } : {}) },
      onRequest: [admit(host, rule), refuseEmptyParameter],
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const { matched } = await handler.handle(request, reply, { prefix: apiPrefix, context: await contextOf(host, request, reply) });
        if (!matched) throw new Problem('not-found');
        return reply;
      },
    });
  }
}

/**
 * The router of the host takes an empty parameter for one, the handler of the contract does not: it would answer by another route
 * than the one whose rule was asked, or not at all.
 */
async function refuseEmptyParameter({ params }: FastifyRequest): Promise<void> {
  if (Object.values(params as Readonly<Record<string, string>>).some((value) => value === '')) throw new Problem('not-found');
}

/** What strangers may try is limited far below what people at work need. */
function publicPerMinute(host: Host): number {
  return Math.ceil((host.options.requestsPerMinute ?? defaultPerMinute) / 10);
}

export const defaultPerMinute = 1200;

const refuseWork = (): Promise<never> => Promise.reject(new Problem('busy'));
const noJobs: Jobs = { load: refuseWork, undo: refuseWork, lookBack: () => Promise.resolve() };

const noWorks: Works = { list: () => Promise.resolve([]), stop: () => Promise.resolve(false), again: () => Promise.resolve(false) };

/** The backups the host was given; else those in the data folder, to which none can be added. */
export function backupsOf({ options }: Host): Backups {
  return options.backups ?? { folder: join(options.dataFolder, 'backups'), begin: refuseWork };
}

async function contextOf(host: Host, request: FastifyRequest, reply: FastifyReply): Promise<VisitContext & SystemContext> {
  const { database, baseUrl, sendLetter } = host.options;
  const visitor = request.visit?.visitor ?? null;
  return {
    database,
    // Only a public route is reached without a visitor, and those take `visitor`.
    viewer: visitor as NonNullable<typeof visitor>,
    visitor,
    sessionId: request.visit?.sessionId ?? null,
    organisation: await readOrganisation(database.sql),
    now: host.now(),
    jobs: host.options.jobs ?? noJobs,
    backups: backupsOf(host),
    works: host.options.works ?? noWorks,
    installation: { version, startedAt: host.startedAt, isEmbedded: host.options.isEmbedded === true },
    dataFolder: host.options.dataFolder,
    uploadPath: (fileId) => uploadPath(host.options.dataFolder, fileId),
    caller: callerOf(request),
    signIn: host.signIn,
    setCookies: (cookies) => addCookies(reply, cookies),
    baseUrl,
    sendLetter: sendLetter ?? null,
  };
}

function refuse(host: Host, error: unknown): never {
  const problem = problemOf(error);
  if (problem.code === 'unexpected') host.options.log.error({ err: error }, 'a route failed');
  const { code, status, data } = problemBody(problem);
  throw new ORPCError(code, { status, message: code, data });
}

function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return new Problem('invalid-input', firstIssue(error.cause));
  return toProblem(error);
}

/** The place in the input and what is wrong there; the value itself is not repeated. */
function firstIssue(cause: unknown): ProblemDetails {
  const issue = cause instanceof ValidationError ? cause.issues[0] : undefined;
  const path = issue?.path?.map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.');
  return { path: path ?? '', reason: issue?.message ?? '' };
}
