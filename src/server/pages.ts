import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#core/shared/problem.ts';
import { apiPrefix } from './api.ts';
import type { Host } from './host.ts';
import { problemBody } from './problems.ts';
import { contentPolicy, newNonce } from './security.ts';

/**
 * The built web: files under their own names, and the one page for every other address, so that a
 * link into a screen works. Unknown addresses of the API stay unknown.
 */
export async function registerPages({ app, options }: Host): Promise<void> {
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  const { webFolder } = options;
  if (webFolder !== null) {
    await app.register(fastifyStatic, {
      root: webFolder,
      index: false,
      preCompressed: true,
      allowedPath: (path) => isFile(path) && path !== pageFile,
      cacheControl: false,
      setHeaders: (response, path) => {
        void response.header('cache-control', cacheOf(path));
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const page = isPage(request) && webFolder !== null ? await readPage(webFolder) : null;
    if (page !== null) return sendPage(reply, page);
    const body = problemBody(new Problem('not-found'));
    return reply.code(body.status).send(body);
  });
}

const pageFile = '/index.html';

/** Read for every visit, so that a newer build is served together with its files. */
async function readPage(folder: string): Promise<string | null> {
  return readFile(join(folder, pageFile), 'utf8').catch(() => null);
}

function isFile(path: string): boolean {
  return /\.\w+$/.test(path);
}

function isPage({ method, url }: FastifyRequest): boolean {
  const path = pathOf(url);
  return method === 'GET' && !isOfApi(url) && (path === pageFile || !isFile(path));
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = newNonce();
  return reply
    .code(200)
    .header('content-security-policy', contentPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replace('<head>', `<head><meta name="style-nonce" content="${nonce}">`));
}

/** Built files carry a hash of their content in their name and never change under it. */
function cacheOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function isOfApi(url: string): boolean {
  return pathOf(url) === apiPrefix || url.startsWith(`${apiPrefix}/`);
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}
