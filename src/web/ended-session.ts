import { useSyncExternalStore } from 'react';

/** Calls that came back because the session had ended; they go out anew once someone has signed in. */
let waiting: { readonly over: Promise<boolean>; readonly settle: (signedIn: boolean) => void } | null = null;
let isOpen = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Says whether a page of someone signed in is open: only then a call waits instead of failing. */
export function holdCalls(open: boolean): void {
  isOpen = open;
}

/** Resolves once the person has signed in anew (true) or has left (false). */
function untilSignedIn(): Promise<boolean> {
  if (waiting === null) {
    let settle: (signedIn: boolean) => void = () => undefined;
    const over = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    waiting = { over, settle };
    tell();
  }
  return waiting.over;
}

/** Lets what waits go on: anew after a sign-in, as refused after leaving. */
export function settleCalls(signedIn: boolean): void {
  const { settle } = waiting ?? {};
  waiting = null;
  tell();
  settle?.(signedIn);
}

/** True while calls wait for a sign-in. */
export function useEndedSession(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );
}

/** Sends a call; one that comes back because the session ended waits for a sign-in and goes out anew, once. */
export async function sendHeld<Answer extends { readonly status: number }>(send: () => Promise<Answer>): Promise<Answer> {
  const answer = await send();
  if (answer.status !== 401 || !isOpen) return answer;
  return (await untilSignedIn()) ? send() : answer;
}
