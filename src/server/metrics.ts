import { BlockList } from 'node:net';
import fastifyMetrics from 'fastify-metrics';
import type { FastifyRequest } from 'fastify';
import { hashSecret, sameHash } from '#actions/secrets.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Host } from './host.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopback(address: string): boolean {
  return loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Times of every route by its pattern, and the process itself, at `/metrics`: for this machine, or with the token. */
export async function registerMetrics({ app, options }: Host): Promise<void> {
  await app.register(fastifyMetrics, { endpoint: null, clearRegisterOnInit: true, routeMetrics: { registeredRoutesOnly: true } });
  app.get('/metrics', { config: { rule: 'public', rateLimit: false } }, async (request, reply) => {
    if (!mayRead(request, options.metricsToken ?? null)) throw new Problem('not-found');
    const { register } = app.metrics.client;
    return reply.header('content-type', register.contentType).send(await register.metrics());
  });
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given !== undefined) return token !== null && sameHash(hashSecret(token), hashSecret(given));
  // A request that came through a proxy is not from this machine, whatever the connection says.
  return isLoopback(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
}
