import { lazy, Suspense, useState, type ReactNode } from 'react';
import { heldLink } from './parts/link-secret.ts';
import { SignIn } from './parts/sign-in.tsx';

// Seen once: their code comes with them.
const AcceptInvitation = lazy(async () => ({ default: (await import('./parts/accept-invitation.tsx')).AcceptInvitation }));
const FirstRun = lazy(async () => ({ default: (await import('./parts/first-run.tsx')).FirstRun }));
const ResetPassword = lazy(async () => ({ default: (await import('./parts/reset-password.tsx')).ResetPassword }));

interface EntryProps {
  readonly setUpNeeded: boolean;
  readonly mailSetUp: boolean;
}

/** The door for someone not signed in: first run, a link held in the hand, or sign-in. */
export function Entry(props: EntryProps) {
  return <Suspense fallback={null}><Door {...props} /></Suspense>;
}

function Door({ setUpNeeded, mailSetUp }: EntryProps): ReactNode {
  const [link] = useState(heldLink);
  if (setUpNeeded) return <FirstRun />;
  if (link?.page === 'invitation') return <AcceptInvitation secret={link.secret} />;
  if (link?.page === 'reset-password') return <ResetPassword secret={link.secret} />;
  return <SignIn mailSetUp={mailSetUp} />;
}
