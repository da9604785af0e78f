import { mapGroups } from '#core/diagnosis/map-layout.ts';
import { verdicts } from '#core/diagnosis/judge.ts';
import { askedRoles } from '#core/diagnosis/vocabulary.ts';
import { useAddress, type Step } from '#web/address.ts';
import { countUpTo, day, flag, oneOf, searchSchema, text, type SearchSchema } from '#web/search-schema.ts';

type StateOf<Schema> = Schema extends SearchSchema<infer State> ? State : never;

const mapSchema = searchSchema({
  asOf: day,
  view: oneOf(['map', 'list', 'order'], 'map'),
  verdict: oneOf(verdicts, undefined),
  role: oneOf(askedRoles, undefined),
  area: oneOf(mapGroups.map(({ id }): string => id), undefined),
  sort: oneOf(['number', 'verdict', 'score', 'trend', 'price', 'coverage', 'step'], undefined),
  up: flag,
});

export type MapAddress = StateOf<typeof mapSchema>;
export type ChangeMap = (patch: Partial<MapAddress>, step?: Step) => void;
export const useMapAddress = (): readonly [MapAddress, ChangeMap] => useAddress(mapSchema);

const mistakeSchema = searchSchema({
  number: countUpTo(30),
  asOf: day,
  /** `signal.S1.6`, `begin.repair`. */
  open: text(undefined),
  all: flag,
  page: countUpTo(Number.MAX_SAFE_INTEGER),
});

export type MistakeAddress = StateOf<typeof mistakeSchema>;
export type ChangeMistake = (patch: Partial<MistakeAddress>, step?: Step) => void;
export const useMistakeAddress = (): readonly [MistakeAddress, ChangeMistake] => useAddress(mistakeSchema);

const repairsSchema = searchSchema({ open: text(undefined) });
export const useRepairsAddress = () => useAddress(repairsSchema);

const boundsSchema = searchSchema({ open: text(undefined), find: text(''), own: flag });

export const useBoundsAddress = () => useAddress(boundsSchema);
