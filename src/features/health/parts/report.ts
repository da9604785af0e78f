import { createContext, useContext } from 'react';
import type { Api } from '#web/api.ts';
import type { ChangeAddress, HealthAddress } from './address.ts';

export type Report = Awaited<ReturnType<Api['health']['report']>>;
export type Kind = Report['kinds'][number];
export type KindColumn = Kind['columns'][number];
export type Gap = NonNullable<Report['gaps']>[number];
export type Unlocked = Gap['opens'];
export type LeftOut = Report['leftOut'][number];

interface HealthState {
  readonly report: Report;
  readonly address: HealthAddress;
  readonly change: ChangeAddress;
}

export const HealthContext = createContext<HealthState | null>(null);

export function useHealth(): HealthState {
  const state = useContext(HealthContext);
  if (state === null) throw new Error('useHealth is called outside of the screen');
  return state;
}
