import { createContext, useContext } from 'react';
import type { Api } from '#web/api.ts';
import type { Verdict } from '#web/ui/verdict.tsx';
import type { ChangeAddress, SilenceAddress } from './address.ts';

export type Report = Awaited<ReturnType<Api['silence']['report']>>;
export type Row = Awaited<ReturnType<Api['silence']['customers']>>['rows'][number];
export type Detail = Awaited<ReturnType<Api['silence']['customer']>>;
export type StateName = NonNullable<Row['state']> | 'unknown';

/** What every part of the screen knows. */
export interface SilenceState {
  readonly report: Report;
  readonly address: SilenceAddress;
  readonly change: ChangeAddress;
}

export const SilenceContext = createContext<SilenceState | null>(null);

export function useSilence(): SilenceState {
  const state = useContext(SilenceContext);
  if (state === null) throw new Error('useSilence is called outside of the radar');
  return state;
}

/** The shape that says a state again; quiet states have none. */
export const shapeOf: Readonly<Record<StateName, Verdict | null>> = { 'active': 'absent', 'quietening': null, 'at-risk': 'risk', 'lost': 'present', 'never-returned': null, 'unknown': 'none' };

export const toneOf = (state: StateName): 'calm' | 'warn' | 'bad' => (state === 'lost' || state === 'never-returned' ? 'bad' : state === 'at-risk' || state === 'quietening' ? 'warn' : 'calm');
