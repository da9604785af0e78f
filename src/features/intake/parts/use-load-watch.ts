import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '#web/queries.ts';
import { isAtWork } from './shapes.ts';

/** The latest loads, asked for every second while one of them is at work. */
export const recentLoads = queries.intake.list.queryOptions({
  input: { size: 50 },
  refetchInterval: ({ state }) => (state.data?.rows.some(isAtWork) ? 1000 : 15_000),
});

/** When a load or an undo comes to its end, every figure on screen is asked for anew. */
export function useLoadWatch(): void {
  const client = useQueryClient();
  const standing = useQuery(recentLoads).data?.rows.filter((load) => !isAtWork(load)).map(({ id, status }) => `${id} ${status}`).join();
  const before = useRef(standing);
  useEffect(() => {
    if (before.current !== undefined && standing !== before.current) void client.invalidateQueries();
    before.current = standing;
  }, [standing, client]);
}
