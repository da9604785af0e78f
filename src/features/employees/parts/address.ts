import { z } from 'zod';
import { roles } from '#core/people/viewer.ts';
import type { Api } from '#web/api.ts';
import { useAddress } from '#web/address.ts';

export type Shown = Awaited<ReturnType<Api['employees']['list']>>['rows'][number];
export type Card = Awaited<ReturnType<Api['employees']['read']>>;
export type ShownTeam = Awaited<ReturnType<Api['employees']['listTeams']>>['rows'][number];

export const employeeSorts = ['name', 'role', 'team', 'head', 'hiredAt', 'dismissedAt', 'deals', 'orders'] as const;
export const teamSorts = ['name', 'parent', 'people'] as const;

/** What the screen's address holds; whatever is missing or broken falls back to what it opens with. */
const schema = z.object({
  part: z.enum(['people', 'teams']).catch('people'),
  find: z.string().max(200).catch(''),
  team: z.coerce.number().int().min(0).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  working: z.enum(['yes', 'no', 'all']).catch('yes'),
  sort: z.enum([...employeeSorts, 'parent', 'people']).catch('name'),
  down: z.boolean().catch(false),
  page: z.coerce.number().int().min(1).catch(1),
});

export type EmployeesAddress = z.output<typeof schema>;

export function useEmployeesAddress() {
  return useAddress(schema);
}

export const pageSize = 50;
