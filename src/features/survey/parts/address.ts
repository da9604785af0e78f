import { z } from 'zod';
import { useAddress } from '#web/address.ts';

export const linkSorts = ['createdAt', 'note', 'expiresAt'] as const;

const schema = z.object({
  part: z.enum(['own', 'people']).catch('own'),
  round: z.union([z.int().min(1), z.enum(['renew', 'all'])]).optional().catch(undefined),
  item: z.string().max(20).optional().catch(undefined),
  sort: z.enum(linkSorts).optional().catch(undefined),
  down: z.boolean().catch(false),
  page: z.coerce.number().int().min(1).catch(1),
});

/** What the screen's address holds; whatever is missing or broken falls back to what it opens with. */
export function useSurveyAddress() {
  return useAddress(schema);
}
