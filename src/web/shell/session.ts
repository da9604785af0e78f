import { createContext, useContext } from 'react';
import type { Role } from '#core/people/viewer.ts';

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
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session; every screen stands inside one. What the role may do: `mayDo(user, resource, verb)` of `#core/people/rights.ts`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is called outside of a session');
  return session;
}
