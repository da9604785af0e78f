import { z } from 'zod';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useAddress, type Step } from '#web/address.ts';
import { segments } from '../contract.ts';

const whole = z.coerce.number().int().min(1).optional().catch(undefined);

/** What the address of the grid holds. */
const schema = z.object({
  metric: z.string().max(60).optional().catch(undefined),
  year: z.coerce.number().int().min(1990).max(2100).optional().catch(undefined),
  segment: z.enum(segments).optional().catch(undefined),
  find: z.string().max(200).optional().catch(undefined),
  page: whole,
  logPage: whole,
  /** The month in sight on a phone. */
  month: z.string().regex(/^\d{4}-\d{2}$/).optional().catch(undefined),
});

export type EntryAddress = z.output<typeof schema>;
export type ChangeEntryAddress = (patch: Partial<z.input<typeof schema>>, step?: Step) => void;

export function useEntryAddress(): readonly [EntryAddress, ChangeEntryAddress] {
  return useAddress(schema);
}

export type Grid = Awaited<ReturnType<Api['plan']['grid']>>;
export type GridRow = Grid['rows'][number];
export type GridCell = GridRow['cells'][number];

/** One cell that takes another value; null clears the plan. */
export interface CellChange {
  readonly subjectType: GridRow['subjectType'];
  readonly subject: string;
  readonly month: string;
  readonly value: number | null;
}

/** Where the keyboard is. */
export interface CellPlace {
  readonly subjectType: GridRow['subjectType'];
  readonly subject: string;
  readonly month: string;
}

export interface EntryState {
  readonly grid: Grid;
  readonly address: EntryAddress;
  readonly change: ChangeEntryAddress;
  readonly save: (changes: readonly CellChange[]) => void;
  readonly refuse: (words: string) => void;
  readonly isSaving: boolean;
  readonly place: CellPlace | null;
  readonly enter: (place: CellPlace) => void;
}

export const EntryContext = createContext<EntryState | null>(null);

export function useEntry(): EntryState {
  const state = useContext(EntryContext);
  if (state === null) throw new Error('useEntry is called outside of the grid of plans');
  return state;
}

/** Whose row it is, in words. */
export function useWhoWords(): (row: Pick<GridRow, 'subjectType' | 'subject'>) => string {
  const { t } = useTranslation('planEntry');
  return ({ subjectType, subject }) => (subjectType === 'department' && subject === '' ? t('department') : subject);
}
