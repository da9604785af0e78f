import { z } from 'zod';
import { directions, ends } from '#core/customers/movement.ts';
import { selections } from '#core/customers/selection.ts';
import { useAddress } from '#web/address.ts';
import { bandSets, measures, modes, steps } from './contract.ts';

const day = z.iso.date().optional().catch(undefined);

/** What the screen shows, as its address keeps it. */
const schema = z.object({
  view: z.enum(['matrix', 'movement', 'portrait']).catch('matrix'),
  subject: z.enum(['customers', 'products', 'reps']).catch('customers'),
  measure: z.enum(measures).catch('revenue'),
  mode: z.enum(modes).catch('frequency'),
  bands: z.enum(bandSets).catch('standard'),
  step: z.enum(steps).optional().catch(undefined),
  from: day,
  to: day,
  asOf: day,
  before: day,
  cell: z.enum(selections).catch('all'),
  moveFrom: z.enum(ends).optional().catch(undefined),
  moveTo: z.enum(ends).optional().catch(undefined),
  direction: z.enum(directions).optional().catch(undefined),
  rep: z.coerce.number().int().min(1).optional().catch(undefined),
  search: z.coerce.string().max(200).optional().catch(undefined),
  sort: z.enum(['amount', 'name', 'active', 'last', 'rep', 'moved']).catch('amount'),
  descending: z.boolean().catch(true),
  page: z.number().int().min(1).catch(1),
});

type Input = z.input<typeof schema>;
export type AbcXyzAddress = z.output<typeof schema>;
export type ChangeAddress = (patch: Partial<Input>, step?: { readonly replace?: boolean }) => void;

/** The address of the screen and how it changes; whatever is asked anew begins at the first page. */
export function useAbcXyzAddress(): readonly [AbcXyzAddress, ChangeAddress] {
  const [address, change] = useAddress(schema);
  return [address, (patch, step) => change({ page: undefined, ...patch } as Partial<Input>, step)];
}

/** The part of the address that every question is asked with. */
export function questionOf({ measure, mode, bands, step, from, to, asOf, before }: AbcXyzAddress) {
  const isWindow = from !== undefined && to !== undefined;
  return { measure, mode, bands, step, asOf, before, from: isWindow ? from : undefined, to: isWindow ? to : undefined };
}
