import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Entry } from '#features/session/entry.tsx';
import { SignInAgain } from '#features/session/sign-in-again.tsx';
import type { Api } from '#web/api.ts';
import { holdCalls, settleCalls, useEndedSession } from '#web/ended-session.ts';
import { dayOf } from '#web/locale/dates.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries, startAnew } from '#web/queries.ts';
import { Failed, useLate } from '#web/ui/states.tsx';
import styles from './session-gate.module.css';
import { SessionContext, type Session } from './session.ts';
import { Logo } from './logo.tsx';

const HeldSurvey = lazy(async () => ({ default: (await import('#features/survey/held-survey.tsx')).HeldSurvey }));

const SecondFactorPage = lazy(async () => ({ default: (await import('#features/session/second-factor-page.tsx')).SecondFactorPage }));

/** The secret of a link to questions; it opens its own page to whoever holds it, signed in or not. */
function heldQuestions(): string | null {
  const secret = decodeURIComponent(location.hash.slice(1));
  return location.pathname === '/answer' && secret !== '' ? secret : null;
}

type State = Awaited<ReturnType<Api['session']['state']>>;

/** Asks who is signed in before anything else is drawn; the app stands inside, every door outside. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const [secret] = useState(heldQuestions);
  if (secret !== null) return <Suspense fallback={null}><HeldSurvey secret={secret} /></Suspense>;
  return <SignedInGate>{children}</SignedInGate>;
}

function SignedInGate({ children }: { readonly children: ReactNode }) {
  const failure = useFailure();
  const state = useQuery(queries.session.state.queryOptions({ staleTime: 300_000 }));
  const late = useLate(state.isPending);
  if (state.data) return <Door state={state.data}>{children}</Door>;
  if (!state.error) return late ? <Frame /> : null;
  return (
    <Frame>
      <Failed failure={failure(state.error)} still="" onRetry={() => void state.refetch()} />
    </Frame>
  );
}

function Frame({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <header className={styles.bar}><Logo /></header>
      <main className={styles.page}>{children}</main>
    </>
  );
}

function Door({ state, children }: { readonly state: State; readonly children: ReactNode }) {
  const client = useQueryClient();
  const { mutate: signOut } = useMutation(queries.session.signOut.mutationOptions({ onSuccess: () => startAnew(client) }));
  const now = useMemo(() => sessionOf(state, () => signOut({})), [state, signOut]);
  const [last, setLast] = useState(now);
  if (now !== null && now !== last) setLast(now);
  // Once asked for, the second step is set up to its end: its recovery codes are shown after it is on.
  const [owing, setOwing] = useState(false);
  if (!owing && state.user !== null && state.user.secondFactor.demanded && !state.user.secondFactor.on) setOwing(true);
  if (last === null) return <Entry setUpNeeded={state.setUpNeeded} mailSetUp={state.mailSetUp} />;
  if (owing) return <Suspense fallback={null}><SecondFactorPage onLeave={last.signOut} /></Suspense>;
  return (
    <SessionContext value={last}>
      {children}
      <EndedSession user={last.user} ended={now === null} />
    </SessionContext>
  );
}

function sessionOf(state: State, signOut: () => void): Session | null {
  if (state.user === null || state.organisation === null) return null;
  const { name, timeZone: zone, currency, asOf, newestFact, isStale } = state.organisation;
  const organisation = { name, zone, currency };
  return { user: state.user, organisation, asOf, today: dayOf(asOf, zone), newestFact, isStale, signOut };
}

/** The page stays as it is when its session ends; the same person signs in over it, and what was sent goes out anew. */
function EndedSession({ user, ended }: { readonly user: Session['user']; readonly ended: boolean }) {
  const client = useQueryClient();
  const waiting = useEndedSession();
  useEffect(() => {
    holdCalls(true);
    return () => holdCalls(false);
  }, []);
  if (!ended && !waiting) return null;
  const goOn = async () => {
    await client.refetchQueries({ queryKey: queries.session.state.key() });
    settleCalls(true);
  };
  const leave = () => {
    settleCalls(false);
    void startAnew(client);
  };
  return <SignInAgain user={user} onDone={goOn} onLeave={leave} />;
}
