import { z } from 'zod';
import { roles } from '#core/people/viewer.ts';
import { useAddress } from '#web/address.ts';
import type { Api } from '#web/api.ts';

export type ShownUser = Awaited<ReturnType<Api['users']['list']>>['rows'][number];
export type ShownInvitation = Awaited<ReturnType<Api['users']['listInvitations']>>['rows'][number];
export type ShownToken = Awaited<ReturnType<Api['users']['listTokens']>>['rows'][number];

export const userSorts = ['name', 'email', 'role', 'signedInAt'] as const;
export const invitationSorts = ['createdAt', 'email', 'role', 'expiresAt'] as const;
export const tokenSorts = ['createdAt', 'name', 'lastUsedAt'] as const;
const sorts = ['name', 'email', 'role', 'signedInAt', 'createdAt', 'expiresAt', 'lastUsedAt'] as const;

/** What the screen's address holds; whatever is missing or broken falls back to what it opens with. */
const schema = z.object({
  part: z.enum(['users', 'invitations', 'tokens', 'second']).catch('users'),
  find: z.string().max(200).catch(''),
  role: z.enum(roles).optional().catch(undefined),
  show: z.enum(['open', 'closed', 'all']).catch('open'),
  sort: z.enum(sorts).optional().catch(undefined),
  down: z.boolean().catch(false),
  page: z.coerce.number().int().min(1).catch(1),
});

export type UsersAddress = z.output<typeof schema>;

export function useUsersAddress() {
  return useAddress(schema);
}

/** The sort of the address where this list knows it. */
export function sortOf<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts, asked: string | undefined): Sorts[number] {
  return sorts.find((known) => known === asked) ?? sorts[0];
}

export const pageSize = 50;
