import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { startAnew } from '#web/queries.ts';

/** What follows a session that began or ended here. */
export function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => startAnew(client), [client]);
}
