import { useState } from 'react';
import { AcceptInvitation } from './parts/accept-invitation.tsx';
import { FirstRun } from './parts/first-run.tsx';
import { heldLink } from './parts/link-secret.ts';
import { ResetPassword } from './parts/reset-password.tsx';
import { SignIn } from './parts/sign-in.tsx';

interface EntryProps {
  readonly setUpNeeded: boolean;
  readonly mailSetUp: boolean;
}

/** The door for someone not signed in: first run, a link held in the hand, or sign-in. */
export function Entry({ setUpNeeded, mailSetUp }: EntryProps) {
  const [link] = useState(heldLink);
  if (setUpNeeded) return <FirstRun />;
  if (link?.page === 'invitation') return <AcceptInvitation secret={link.secret} />;
  if (link?.page === 'reset-password') return <ResetPassword secret={link.secret} />;
  return <SignIn mailSetUp={mailSetUp} />;
}
