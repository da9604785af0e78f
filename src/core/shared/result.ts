/**
 * The outcome of reading something a person typed or a file holds: the value, or a stable reason
 * in kebab-case that the hosts turn into words. For what cannot go on at all throw a `Problem`.
 */
export type Result<T, Reason extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason };

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason };
}
