import { z } from 'zod';
import { useAddress } from '#web/address.ts';
import type { Api } from '#web/api.ts';

export type Rate = Awaited<ReturnType<Api['rates']['list']>>['rows'][number];
export type Missing = Awaited<ReturnType<Api['rates']['missing']>>['rows'][number];

const schema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/u).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  sort: z.enum(['day', 'currency', 'rate']).catch('day'),
  up: z.boolean().catch(false),
  page: z.coerce.number().int().min(1).catch(1),
  missingPage: z.coerce.number().int().min(1).catch(1),
});

export type RatesAddress = z.output<typeof schema>;

export function useRatesAddress() {
  return useAddress(schema);
}

export const pageSize = 50;
export const missingSize = 12;
