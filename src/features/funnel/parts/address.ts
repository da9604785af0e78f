import { z } from 'zod';
import type { FunnelSet } from '#core/pipeline/funnel-sets.ts';
import { funnelSets } from '#core/pipeline/funnel-sets.ts';
import { comparisonKinds } from '#core/shared/comparison.ts';
import { useAddress, type Step } from '#web/address.ts';
import { funnelBases, funnelBreakdowns } from '../contract.ts';

const day = z.iso.date().optional().catch(undefined);
const whole = z.coerce.number().int().min(1).optional().catch(undefined);
const number = z.coerce.number().optional().catch(undefined);

/** What the funnel's address holds; whatever is missing or broken falls back to what the screen opens with. */
const schema = z.object({
  from: day,
  to: day,
  asOf: day,
  pipeline: whole,
  basis: z.enum(funnelBases).catch('closing'),
  compare: z.enum([...comparisonKinds, 'none']).catch('previous'),
  where: z.array(z.string()).catch([]),
  by: z.enum(funnelBreakdowns).optional().catch(undefined),
  and: z.enum(funnelBreakdowns).optional().catch(undefined),
  groupSort: z.enum(['counted', 'key', 'second', 'won', 'winRate', 'averageOrder', 'amountWon']).catch('counted'),
  groupUp: z.boolean().catch(false),
  groupPage: whole,
  /** `deals.<set>`, `deals.<set>.<stage>` or `stage.<id>`. */
  open: z.string().optional().catch(undefined),
  /** Conditions on the deals of the drawer besides those of the page. */
  only: z.array(z.string()).catch([]),
  reason: z.string().optional().catch(undefined),
  dealSort: z.enum(['closed', 'created', 'code', 'title', 'customer', 'rep', 'stage', 'amount', 'days', 'reason']).optional().catch(undefined),
  dealUp: z.boolean().catch(false),
  dealPage: whole,
  find: z.string().max(200).optional().catch(undefined),
  /** What-if: the stage raised, its conversion, inflow a month, average order in minor units, days of the cycle. */
  raise: whole,
  to_share: number,
  inflow: number,
  order: number,
  cycle: number,
});

export type FunnelAddress = z.output<typeof schema>;
export type ChangeAddress = (patch: Partial<z.input<typeof schema>>, step?: Step) => void;

export function useFunnelAddress(): readonly [FunnelAddress, ChangeAddress] {
  return useAddress(schema);
}

/** What every route of the funnel is asked with. */
export function questionOf({ from, to, asOf, pipeline, basis, where }: FunnelAddress) {
  return {
    basis,
    where,
    ...(from !== undefined && to !== undefined && { from, to }),
    ...(asOf !== undefined && { asOf }),
    ...(pipeline !== undefined && { pipeline }),
  };
}

/** Which drawer the address opens. */
export type OpenDrawer = { readonly kind: 'deals'; readonly set: FunnelSet; readonly stage: number | undefined } | { readonly kind: 'stage'; readonly stage: number } | null;

export function drawerOf(open: string | undefined): OpenDrawer {
  const [kind, first = '', second] = (open ?? '').split('.');
  if (kind === 'stage' && Number(first) > 0) return { kind, stage: Number(first) };
  const set = funnelSets.find((known) => known === first);
  if (kind !== 'deals' || set === undefined) return null;
  return { kind, set, stage: second === undefined ? undefined : Number(second) };
}

/** The deals behind a number, opened in the drawer at their first page. */
export interface DealsBehind {
  readonly set: FunnelSet;
  readonly stage?: number | undefined;
  readonly only?: readonly string[] | undefined;
  /** A loss reason; empty for losses without one. */
  readonly reason?: string | undefined;
}

/** The change of the address that opens the deals behind a number. */
export function openDeals({ set, stage, only = [], reason }: DealsBehind): Parameters<ChangeAddress>[0] {
  return {
    open: ['deals', set, stage].filter((part) => part !== undefined).join('.'),
    only: only.length === 0 ? undefined : [...only],
    reason,
    dealPage: undefined,
    dealSort: undefined,
    dealUp: undefined,
    find: undefined,
  };
}

/** What a change of the deals under the figures takes out of the address: pages and levers of other figures. */
export const anew = { groupPage: undefined, raise: undefined, to_share: undefined, inflow: undefined, order: undefined, cycle: undefined } as const;

/** The change of the address that closes any drawer. */
export const closeDrawer = { open: undefined, only: undefined, reason: undefined, dealPage: undefined, dealSort: undefined, dealUp: undefined, find: undefined } as const;
