import { createContext, useContext } from 'react';
import type { Role } from '#core/people/viewer.ts';
import type { Day } from '#web/locale/dates.ts';

/** Who is signed in and the organisation whose figures are shown. */
export interface Session {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly employeeId: number | null;
    readonly employeeName: string | null;
    readonly seesPersonalData: boolean;
    readonly seesCost: boolean;
  };
  readonly organisation: { readonly name: string | null; readonly zone: string; readonly currency: string };
  /** The instant figures are computed as of when the address names no other. */
  readonly asOf: string;
  /** The day of that instant in the organisation's zone: what "this month" means. */
  readonly today: Day;
  /** The day of the newest fact; null before the first load. */
  readonly newestFact: Day | null;
  /** True when the newest fact is so old that figures are computed as of the day after it. */
  readonly isStale: boolean;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session; every screen stands inside one. What the role may do: `mayDo(user, resource, verb)` of `#core/people/rights.ts`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is called outside of a session');
  return session;
}
