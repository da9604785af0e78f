import { Agent, request } from 'node:http';
import type { FuzzRequest } from './requests.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

const patience = 60_000;
const keptOfBody = 2000;

/** Connections that stay open, as many as are asked for. */
export function openConnections(count: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: count });
}

/**
 * Sends one request; rejects where no answer comes. A connection that was closed while the request was on its way (the server
 * closes after some refusals, with others waiting) is no answer yet: the request goes once more over a new one, as browsers do.
 */
export async function send(url: string, agent: Agent, request: Sent): Promise<ApiAnswer> {
  try {
    return await sendOnce(url, agent, request);
  } catch (error) {
    if (!(error instanceof Error && /ECONNRESET|EPIPE|socket hang up/.test(error.message))) throw error;
    const fresh = new Agent();
    return sendOnce(url, fresh, request).finally(() => fresh.destroy());
  }
}

type Sent = Pick<FuzzRequest, 'method' | 'target' | 'headers' | 'body'>;

function sendOnce(url: string, agent: Agent, { method, target, headers, body }: Sent): Promise<ApiAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, method, path: target, headers: { ...headers, ...(body === null ? {} : { 'content-length': body.length }) }, timeout: patience }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        if (text.length < keptOfBody) text += chunk;
      });
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text.slice(0, keptOfBody), cookies: answer.headers['set-cookie'] ?? [] }));
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience / 1000} s`)));
    sent.end(body ?? undefined);
  });
}
