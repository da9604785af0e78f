import { createContext, useContext } from 'react';
import type { Role } from '#core/people/viewer.ts';

/** Who is signed in and the organisation whose figures are shown. */
export interface Session {
  readonly user: { readonly name: string; readonly email: string; readonly role: Role };
  readonly organisation: {
    readonly name: string;
    readonly zone: string;
    readonly currency: string;
  };
  /** The instant the data reaches to; null before the first load. */
  readonly asOf: string | null;
  /** True once the data is older than the agreed age. */
  readonly stale: boolean;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | null>(null);

/** The session; every screen stands inside one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is called outside of a session');
  return session;
}
