import { randomBytes } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { Problem } from '#core/shared/problem.ts';
import { defaultPerMinute } from './api.ts';
import type { Host } from './host.ts';

/** A fresh word for one answer, by which the page's own styles are told from injected ones. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * What a page may load: only our own files, no inline script. Inline style elements need the nonce;
 * style attributes are allowed, since charts write them.
 */
export function contentPolicy(styleNonce?: string): string {
  const own = `'self'`;
  const policy: Record<string, string[]> = {
    'default-src': [`'none'`],
    'script-src': [own],
    'style-src': styleNonce === undefined ? [own] : [own, `'nonce-${styleNonce}'`],
    'style-src-attr': [`'unsafe-inline'`],
    'img-src': [own, 'data:', 'blob:'],
    'font-src': [own],
    'connect-src': [own],
    'worker-src': [own],
    'manifest-src': [own],
    'form-action': [own],
    'base-uri': [`'none'`],
    'frame-ancestors': [`'none'`],
  };
  return Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
}

/** Security headers, rate limits and load shedding for everything the host answers. */
export async function registerSecurity({ app, options }: Host): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: options.baseUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', contentPolicy());
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? defaultPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) => new Problem('too-many-requests', { seconds: Math.ceil(context.ttl / 1000) }),
  });
  await app.register(underPressure, {
    maxEventLoopDelay: options.longestDelayMs ?? 5000,
    retryAfter: 10,
    pressureHandler: () => {
      throw new Problem('busy');
    },
  });
}
