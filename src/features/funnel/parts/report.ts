import { createContext, useContext } from 'react';
import { scopeOf } from '#core/people/rights.ts';
import type { Api } from '#web/api.ts';
import { useSession } from '#web/shell/session.ts';
import type { ChangeAddress, DealsBehind, FunnelAddress } from './address.ts';

export type Report = Awaited<ReturnType<Api['funnel']['report']>>;
export type Stage = Report['stages'][number];
export type Group = Awaited<ReturnType<Api['funnel']['breakdown']>>['rows'][number];

/** What every part of the funnel's screen knows. */
export interface FunnelScreenState {
  readonly report: Report;
  readonly address: FunnelAddress;
  readonly change: ChangeAddress;
  readonly openDeals: (behind: DealsBehind) => void;
}

export const FunnelContext = createContext<FunnelScreenState | null>(null);

export function useFunnel(): FunnelScreenState {
  const state = useContext(FunnelContext);
  if (state === null) throw new Error('useFunnel is called outside of the funnel');
  return state;
}

/** Against whom groups are held: the department, the team, all of one's own deals, or those that a filter leaves. */
export function useWhole(): 'all' | 'team' | 'own' | 'part' {
  const { user } = useSession();
  const { address } = useFunnel();
  if (address.where.length > 0) return 'part';
  const scope = scopeOf(user, 'deals');
  return scope === 'all' || scope === 'team' ? scope : 'own';
}

/** Below so many closed deals a conversion is shown without a verdict. */
export const fewDeals = 30;
/** Below so many deals the days in a stage are shown without weight. */
export const fewDurations = 10;
