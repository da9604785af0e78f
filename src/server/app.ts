import type { AnyContractRouter } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { createSignIn } from '#actions/sign-in.ts';
import { contract as wholeContract } from './contract.ts';
import { mountApi } from './api.ts';
import { describeApi } from './document.ts';
import { documentPage } from './document-page.ts';
import { registerHealth } from './health.ts';
import { registerBackupFile } from './backup-file.ts';
import type { Host, HostOptions, ServedRoute } from './host.ts';
import { registerMetrics } from './metrics.ts';
import { registerPages } from './pages.ts';
import { problemBody, toProblem } from './problems.ts';
import { routes as wholeRouter } from './routes.ts';
import { registerSecurity } from './security.ts';
import { registerRejectsFile } from './rejects-file.ts';
import { registerUploads } from './uploads.ts';
import { refuseBrokenText } from './well-formed.ts';

const largestBody = 1024 * 1024;

/**
 * The whole HTTP host over a database, ready to listen. Throws when a route has no rule. A contract
 * and a router of one's own take the place of the product's, for tests.
 */
export async function createApp(
  options: HostOptions,
  contract: AnyContractRouter = wholeContract,
  router: AnyRouter = wholeRouter,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBody,
    trustProxy: options.trustedProxies === undefined || options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    exposeHeadRoutes: false,
    forceCloseConnections: true,
  });
  const host: Host = {
    app: app as unknown as FastifyInstance,
    options,
    signIn: createSignIn(options.database, options),
    now: options.now ?? Date.now,
    startedAt: (options.now ?? Date.now)(),
  };
  prepare(host);
  await registerSecurity(host);
  await registerMetrics(host);
  await registerHealth(host);
  await registerPages(host);
  await registerUploads(host);
  registerRejectsFile(host);
  registerBackupFile(host);
  mountApi(host, contract, router);
  await mountDocument(host, contract);
  return host.app;
}

function prepare({ app, options }: Host): void {
  app.decorateRequest('visit', null);
  app.removeContentTypeParser('text/plain');
  const served: ServedRoute[] = [];
  app.decorate('servedRoutes', served);
  app.addHook('onRoute', ({ method, url, config }) => {
    // The files of the built web are one route, which the library mounts for everybody.
    const rule = config?.rule ?? (url === '/*' ? 'public' : undefined);
    if (rule === undefined) throw new Error(`${String(method)} ${url} has no rule`);
    served.push(...[method].flat().map((one) => ({ method: one, url, rule })));
  });
  app.addHook('preValidation', async ({ body }) => refuseBrokenText(body));
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.code === 'unexpected') options.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    const body = problemBody(problem);
    return reply.code(body.status).header('cache-control', 'no-store').send(body);
  });
  app.addHook('onResponse', async (request, reply) => {
    const entry = { method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    options.log[reply.statusCode >= 500 ? 'warn' : 'debug'](entry, 'answered');
  });
}

async function mountDocument({ app, options }: Host, contract: AnyContractRouter): Promise<void> {
  const document = await describeApi(contract, options.baseUrl);
  const page = documentPage(document.paths ?? {});
  app.get('/openapi.json', { config: { rule: 'public' } }, async () => document);
  app.get('/docs', { config: { rule: 'public' } }, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}
