import { z } from 'zod';
import { cohortParts, stepParts, type CohortPart, type StepPart } from '#core/customers/repeat-selection.ts';
import { repeatReadings } from '#core/customers/repeat-steps.ts';
import { useAddress, type Step } from '#web/address.ts';
import { cohortSteps } from '../contract.ts';

const text = z.string().max(300).optional().catch(undefined);

/** What the screen's address holds; whatever is missing or broken falls back to what it opens with. */
const schema = z.object({
  asOf: z.iso.date().optional().catch(undefined),
  step: z.enum(cohortSteps).catch('month'),
  reading: z.enum(repeatReadings).catch('ever'),
  rep: text,
  team: text,
  region: text,
  industry: text,
  /** All cohorts, not the latest ones only. */
  all: z.boolean().catch(false),
  /** `step.<purchase>.<part>` or `cohort.<number>.<part>.<place>`. */
  open: text,
  page: z.coerce.number().int().min(1).catch(1),
  sort: z.enum(['last', 'name', 'rep', 'region', 'purchases', 'first', 'second', 'toSecond', 'amount']).catch('last'),
  up: z.boolean().catch(false),
  find: z.string().max(200).catch(''),
});

export type RepeatAddress = z.output<typeof schema>;
export type ChangeAddress = (patch: Partial<z.input<typeof schema>>, step?: Step) => void;

export function useRepeatAddress(): readonly [RepeatAddress, ChangeAddress] {
  return useAddress(schema);
}

/** What every route of the screen is asked with. */
export function questionOf({ asOf, step, rep, team, region, industry }: RepeatAddress) {
  return { step, ...Object.fromEntries(Object.entries({ asOf, rep, team, region, industry }).filter(([, value]) => value !== undefined)) };
}

/** Whose customers the drawer lists. */
export type Behind =
  | { readonly kind: 'step'; readonly purchase: number; readonly part: StepPart }
  | { readonly kind: 'cohort'; readonly cohort: number; readonly part: CohortPart; readonly place: number };

export function behindOf(open: string | undefined): Behind | null {
  const [kind, number = '', part, place = '0'] = (open ?? '').split('.');
  if (!/^\d{1,9}$/.test(number) || !/^\d{1,3}$/.test(place)) return null;
  const stepPart = stepParts.find((known) => known === part);
  if (kind === 'step' && stepPart !== undefined) return { kind, purchase: Number(number), part: stepPart };
  const cohortPart = cohortParts.find((known) => known === part);
  return kind === 'cohort' && cohortPart !== undefined ? { kind, cohort: Number(number), part: cohortPart, place: Number(place) } : null;
}

/** The change of the address that opens the customers behind a number. */
export function openBehind(behind: Behind): Parameters<ChangeAddress>[0] {
  const open = behind.kind === 'step' ? `step.${behind.purchase}.${behind.part}` : `cohort.${behind.cohort}.${behind.part}.${behind.place}`;
  return { ...closed, open };
}

export const closed = { open: undefined, page: undefined, sort: undefined, up: undefined, find: undefined } as const;
