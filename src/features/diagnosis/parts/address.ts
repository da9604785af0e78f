import { z } from 'zod';
import { mapGroups } from '#core/diagnosis/map-layout.ts';
import { verdicts } from '#core/diagnosis/judge.ts';
import { askedRoles } from '#core/diagnosis/vocabulary.ts';
import { useAddress, type Step } from '#web/address.ts';

const text = z.string().max(200).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const groups = mapGroups.map(({ id }) => id) as [string, ...string[]];

const mapSchema = z.object({
  asOf: day,
  view: z.enum(['map', 'list', 'order']).catch('map'),
  verdict: z.enum(verdicts).optional().catch(undefined),
  role: z.enum(askedRoles).optional().catch(undefined),
  area: z.enum(groups).optional().catch(undefined),
  sort: z.enum(['number', 'verdict', 'score', 'trend', 'price', 'coverage', 'step']).optional().catch(undefined),
  up: z.boolean().catch(false),
});

export type MapAddress = z.output<typeof mapSchema>;
export type ChangeMap = (patch: Partial<z.input<typeof mapSchema>>, step?: Step) => void;
export const useMapAddress = (): readonly [MapAddress, ChangeMap] => useAddress(mapSchema);

const mistakeSchema = z.object({
  number: z.coerce.number().int().min(1).max(30).catch(1),
  asOf: day,
  /** `signal.S1.6`, `begin.repair`. */
  open: text,
  all: z.boolean().catch(false),
  page: z.coerce.number().int().min(1).catch(1),
});

export type MistakeAddress = z.output<typeof mistakeSchema>;
export type ChangeMistake = (patch: Partial<z.input<typeof mistakeSchema>>, step?: Step) => void;
export const useMistakeAddress = (): readonly [MistakeAddress, ChangeMistake] => useAddress(mistakeSchema);

const repairsSchema = z.object({ open: text });
export const useRepairsAddress = () => useAddress(repairsSchema);

const boundsSchema = z.object({ open: text, find: z.string().max(200).catch(''), own: z.boolean().catch(false) });

export const useBoundsAddress = () => useAddress(boundsSchema);
