import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { contract } from '#server/contract.ts';
import { routes } from './built-in.ts';
import { sendHeld } from './ended-session.ts';

export type Api = JsonifiedClient<ContractRouterClient<typeof contract>>;

/**
 * The typed client of the API. A refusal throws an `ORPCError` whose `code` is a problem code and
 * whose `data` holds what its words need.
 */
export const api: Api = createORPCClient(new OpenAPILink(routes, {
  url: () => `${location.origin}/api`,
  fetch: (request, init) => (isSigningIn(request) ? fetch(request, init) : sendHeld(async () => wholeRefusal(await fetch(request.clone(), init)))),
}));

/** Where 401 says that a password or a code was wrong. */
function isSigningIn({ url, method }: Request): boolean {
  return method === 'POST' && /\/api\/session(\/code)?$/.test(url);
}

/** A refusal that may lie a while before anyone reads it: its connection is not kept waiting. */
async function wholeRefusal(answer: Response): Promise<Response> {
  return answer.status === 401 ? new Response(await answer.text(), answer) : answer;
}
