/** The header in which the host tells the address of the caller; never taken from outside. */
export const addressHeader = 'x-thirty-address';

/** Who asks: the network address and what the browser calls itself. */
export interface Caller {
  readonly address: string;
  readonly device: string | null;
  /** The Cookie header as it came. */
  readonly cookie: string | null;
}

/** Only what the sign-in library needs, so that no header from outside is taken for one of ours. */
export function headersOf(caller: Caller): Headers {
  const headers = new Headers({ [addressHeader]: caller.address });
  if (caller.device !== null) headers.set('user-agent', caller.device);
  if (caller.cookie !== null) headers.set('cookie', caller.cookie);
  return headers;
}

/** The caller as they would come back after an answer that set these cookies. */
export function withCookies(caller: Caller, set: Headers): Headers {
  const pairs = set.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return headersOf({ ...caller, cookie: pairs.join('; ') });
}

/** The caller with this one cookie of theirs and no other. */
export function withCookieOnly(caller: Caller, pair: string): Headers {
  return headersOf({ ...caller, cookie: pair });
}
