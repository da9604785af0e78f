import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queries } from '#web/queries.ts';

/** After a session began or ended: forget every answer of the one before and ask who is signed in. */
export function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== queries.session.state.key()[0] });
    await client.resetQueries();
  }, [client]);
}
