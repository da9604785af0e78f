import { findSignal } from '#core/diagnosis/catalogue.ts';
import { severityOf } from '#core/diagnosis/severity.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import type { Frame } from './frame.ts';

/** How bad a figure is by the bound of a signal that holds now, the owner's own before the built-in one; null where it is not judged. */
export function severityBy({ bounds }: Frame, id: SignalId, value: number): number | null {
  const bound = bounds.get(id) ?? findSignal(id)?.signal.bound;
  return bound === undefined ? null : severityOf(value, bound);
}

/** Whether a part of a signal, measured as the whole is, falls short of the signal's own good. */
export const fallsShort = (frame: Frame, id: SignalId, value: number): boolean => (severityBy(frame, id, value) ?? 0) > 0;
