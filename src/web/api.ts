import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '#server/contract.ts';

export type Api = JsonifiedClient<ContractRouterClient<typeof contract>>;

/**
 * The typed client of the API. A refusal throws an `ORPCError` whose `code` is a problem code and
 * whose `data` holds what its words need.
 */
export const api: Api = createORPCClient(new OpenAPILink(contract, { url: () => `${location.origin}/api` }));
