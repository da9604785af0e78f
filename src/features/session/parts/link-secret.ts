/** A link that someone holds: it opens one page, once. */
export interface HeldLink {
  readonly page: 'invitation' | 'reset-password';
  readonly secret: string;
}

/** The link in the address; its secret stands after `#`, so that it is never sent while opening the page. */
export function heldLink(): HeldLink | null {
  const page = location.pathname.slice(1);
  const secret = decodeURIComponent(location.hash.slice(1));
  if ((page !== 'invitation' && page !== 'reset-password') || secret === '') return null;
  return { page, secret };
}

/** Takes a spent secret out of the address and its history. */
export function leaveLink(): void {
  history.replaceState(null, '', '/');
}
