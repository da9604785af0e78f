import { Problem } from '#core/shared/problem.ts';

/** Refuses a body with a text that no database keeps: half of a pair of surrogates, which is no character. */
export function refuseBrokenText(body: unknown): void {
  if (typeof body === 'string') {
    if (!body.isWellFormed()) throw new Problem('invalid-input', { path: '', reason: 'broken text' });
    return;
  }
  if (typeof body !== 'object' || body === null) return;
  for (const [key, value] of Object.entries(body)) {
    refuseBrokenText(key);
    refuseBrokenText(value);
  }
}
