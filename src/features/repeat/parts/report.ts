import { createContext, useContext } from 'react';
import type { Api } from '#web/api.ts';
import type { Behind, ChangeAddress, RepeatAddress } from './address.ts';

export type Report = Awaited<ReturnType<Api['repeat']['report']>>;
export type FunnelStep = Report['ever'][number];
export type Cohort = Report['cohorts'][number];

/** What every part of the screen knows. */
export interface RepeatState {
  readonly report: Report;
  readonly address: RepeatAddress;
  readonly change: ChangeAddress;
  readonly open: (behind: Behind) => void;
}

export const RepeatContext = createContext<RepeatState | null>(null);

export function useRepeat(): RepeatState {
  const state = useContext(RepeatContext);
  if (state === null) throw new Error('useRepeat is called outside of the screen of repeat purchases');
  return state;
}

/** The steps of the reading in sight. */
export function stepsOf({ report, address }: RepeatState): readonly FunnelStep[] {
  return address.reading === 'horizon' && report.horizon !== null ? report.within : report.ever;
}

/** A share is not judged below so many customers. */
export const fewCustomers = 30;
