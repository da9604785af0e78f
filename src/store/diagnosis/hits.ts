import { findSignal } from '#core/diagnosis/catalogue.ts';
import { severityOf } from '#core/diagnosis/severity.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';

/** Whether a part of a signal, measured as the whole is, falls short of the signal's own good. */
export function fallsShort(id: SignalId, value: number): boolean {
  const bound = findSignal(id)?.signal.bound;
  return bound !== undefined && (severityOf(value, bound) ?? 0) > 0;
}
