import { z } from 'zod';
import { boundsRise, silenceBoundFields, type TriedBounds } from '#core/customers/silence-bounds.ts';
import { standardSilenceBounds } from '#core/customers/silence.ts';
import { useAddress, type Step } from '#web/address.ts';
import { silenceClasses, silenceSets } from '../contract.ts';

const text = z.string().max(300).optional().catch(undefined);

/** What the screen's address holds; whatever is missing or broken falls back to what it opens with. */
const schema = z.object({
  asOf: z.iso.date().optional().catch(undefined),
  rep: text,
  team: text,
  region: text,
  industry: text,
  set: z.enum(silenceSets).catch('silent'),
  abc: z.enum(silenceClasses).optional().catch(undefined),
  quietening: silenceBoundFields.quietening.catch(standardSilenceBounds.quietening),
  atRisk: silenceBoundFields.atRisk.catch(standardSilenceBounds.atRisk),
  lost: silenceBoundFields.lost.catch(standardSilenceBounds.lost),
  lostFromDays: silenceBoundFields.lostFromDays.catch(standardSilenceBounds.lostFromDays),
  /** `customer.<id>`. */
  open: text,
  page: z.coerce.number().int().min(1).catch(1),
  sort: z.enum(['priority', 'name', 'rep', 'region', 'abc', 'state', 'purchases', 'last', 'expected', 'silence', 'medianUsed', 'ratio', 'amount', 'alive']).optional().catch(undefined),
  up: z.boolean().catch(false),
  find: z.string().max(200).catch(''),
});

export type SilenceAddress = z.output<typeof schema>;
export type ChangeAddress = (patch: Partial<z.input<typeof schema>>, step?: Step) => void;

export function useSilenceAddress(): readonly [SilenceAddress, ChangeAddress] {
  return useAddress(schema);
}

/** The bounds of the address; the standard ones where a broken link gives some that do not rise. */
export function boundsOf({ quietening, atRisk, lost, lostFromDays }: SilenceAddress): TriedBounds {
  const tried = { quietening, atRisk, lost, lostFromDays };
  if (boundsRise(tried)) return tried;
  return { quietening: standardSilenceBounds.quietening, atRisk: standardSilenceBounds.atRisk, lost: standardSilenceBounds.lost, lostFromDays: standardSilenceBounds.lostFromDays };
}

/** What every route of the screen is asked with. */
export function questionOf(address: SilenceAddress) {
  const { asOf, rep, team, region, industry } = address;
  return { ...boundsOf(address), ...Object.fromEntries(Object.entries({ asOf, rep, team, region, industry }).filter(([, value]) => value !== undefined)) };
}
