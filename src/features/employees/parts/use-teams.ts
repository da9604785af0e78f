import { useQuery, useQueryClient } from '@tanstack/react-query';
import { queries } from '#web/queries.ts';
import type { ShownTeam } from './address.ts';

/** The teams to choose from, by name; empty until they are known. */
export function useTeams(): readonly ShownTeam[] {
  const teams = useQuery(queries.employees.listTeams.queryOptions({ input: { size: 200 } }));
  return teams.data?.rows ?? [];
}

/** After a change of people or teams every figure may differ: all is asked anew. */
export function useAskAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
