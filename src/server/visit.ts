import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from '#actions/secrets.ts';
import type { Caller } from '#actions/caller.ts';
import { isAllowed, isAllowedByToken, type Rule } from '#core/people/rule.ts';
import { Problem } from '#core/shared/problem.ts';
import { findTokenViewer } from '#store/viewers.ts';
import type { Host, Visit } from './host.ts';

/** Lets a request through only as far as the route's rule goes, before its body is read. */
export function admit(host: Host, rule: Rule) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    refuseCrossSite(host, request);
    const visit = await readVisit(host, request, reply);
    if (rule !== 'public' && visit.visitor === null) throw new Problem('not-signed-in');
    if (visit.scopes !== null && !isAllowedByToken(rule, visit.scopes)) throw new Problem('not-found');
    if (!isAllowed(rule, visit.visitor)) throw new Problem('not-found');
    if (visit.owesSecondFactor && rule !== 'public' && rule !== 'arriving') throw new Problem('second-factor-needed');
    request.visit = visit;
  };
}

const stranger: Visit = { visitor: null, sessionId: null, scopes: null, owesSecondFactor: false };

async function readVisit(host: Host, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return readToken(host, authorization);
  const session = await host.signIn.find(callerOf(request), host.now());
  if (session === null) return stranger;
  addCookies(reply, session.cookies);
  return { visitor: session.viewer, sessionId: session.id, scopes: null, owesSecondFactor: session.owesSecondFactor };
}

async function readToken(host: Host, authorization: string): Promise<Visit> {
  const secret = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1];
  const found = secret === undefined ? null : await findTokenViewer(host.options.database.sql, hashSecret(secret), new Date(host.now()));
  if (found === null) throw new Problem('not-signed-in');
  return { visitor: found.viewer, sessionId: null, scopes: found.scopes, owesSecondFactor: false };
}

export function callerOf(request: FastifyRequest): Caller {
  return {
    address: request.ip,
    device: request.headers['user-agent']?.replace(/[^\x20-\x7E]/g, '').slice(0, 300) ?? null,
    cookie: request.headers.cookie ?? null,
  };
}

export function addCookies(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Another site's page must not act with the visitor's cookie: what changes anything is taken only
 * from our own pages, told by the Origin header that browsers always send with it. A program
 * without a cookie needs none.
 */
function refuseCrossSite(host: Host, request: FastifyRequest): void {
  if (safe.has(request.method)) return;
  const { origin, cookie, host: wanted } = request.headers;
  if (origin === undefined && cookie === undefined) return;
  if (origin !== undefined && (origin === new URL(host.options.baseUrl).origin || isOwnLoopback(origin, wanted))) return;
  throw new Problem('cross-site', { origin: origin ?? null, baseUrl: host.options.baseUrl });
}

/** A name no other site can bear, so that a local installation works by any of its names and ports. */
function isOwnLoopback(origin: string, host: string | undefined): boolean {
  if (host === undefined || origin !== `http://${host}`) return false;
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
}
