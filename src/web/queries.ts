import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { codeOf } from './locale/failure.ts';

/** Options and keys for every route: `useQuery(queries.session.list.queryOptions())`. */
export const queries = createTanstackQueryUtils(api);

/** The cache of answers. A refusal is told at once; a session that ended anywhere brings the sign-in, one that owes a second step its set-up. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (['not-signed-in', 'second-factor-needed'].includes(codeOf(error))) void client.invalidateQueries({ queryKey: queries.session.state.key() });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The server may run on this very machine: the browser's idea of being offline says nothing about it.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        retry: (failures, error) => ['unreachable', 'busy'].includes(codeOf(error)) && failures < 3,
      },
    },
  });
  return client;
}

/** After a session began or ended: ask who is signed in, and forget every answer of the one before. */
export async function startAnew(client: QueryClient): Promise<void> {
  await client.resetQueries({ queryKey: queries.session.state.key() });
  client.removeQueries({ type: 'inactive' });
}
