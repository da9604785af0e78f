import { z } from 'zod';
import { useAddress, type Step } from '#web/address.ts';
import { planBases } from '../contract.ts';

const day = z.iso.date().optional().catch(undefined);
const text = z.string().max(300).optional().catch(undefined);
const whole = z.coerce.number().int().min(1).optional().catch(undefined);

/** What the address of the plan holds; whatever is missing or broken falls back to what the screen opens with. */
const schema = z.object({
  from: day,
  to: day,
  asOf: day,
  metric: text,
  team: text,
  rep: text,
  basis: z.enum(planBases).catch('latest'),
  by: z.enum(['rep', 'team']).catch('rep'),
  sort: z.enum(['name', 'plan', 'actual', 'attainment', 'gap', 'rhythm']).catch('name'),
  down: z.boolean().catch(false),
  page: whole,
  /** `rows`, `rows.new`, `rows.current`: the rows behind the actual. */
  open: z.enum(['rows', 'rows.new', 'rows.current']).optional().catch(undefined),
  rowSort: z.enum(['at', 'code', 'title', 'customer', 'rep', 'amount']).catch('at'),
  rowUp: z.boolean().catch(false),
  rowPage: whole,
  find: z.string().max(200).optional().catch(undefined),
});

export type PlanAddress = z.output<typeof schema>;
export type ChangeAddress = (patch: Partial<z.input<typeof schema>>, step?: Step) => void;

export function usePlanAddress(): readonly [PlanAddress, ChangeAddress] {
  return useAddress(schema);
}

/** What every route of the plan is asked with. */
export function questionOf({ from, to, asOf, metric, team, rep, basis }: PlanAddress) {
  return {
    basis,
    ...(from !== undefined && to !== undefined && { from, to }),
    ...(asOf !== undefined && { asOf }),
    ...(metric !== undefined && { metric }),
    ...(team !== undefined && { team }),
    ...(rep !== undefined && { rep }),
  };
}

export const closeDrawer = { open: undefined, rowSort: undefined, rowUp: undefined, rowPage: undefined, find: undefined } as const;
