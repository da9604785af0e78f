import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import type { PriceReader } from './prices.ts';
import type { SectionReaders, SignalReader } from './reader.ts';
import { funnelPrice } from './signals/01-funnel-price.ts';
import { funnelSignals } from './signals/01-funnel.ts';
import { targetAudienceSignals } from './signals/02-target-audience.ts';
import { crmSignals } from './signals/03-crm.ts';
import { planEvennessSignals } from './signals/23-plan-evenness.ts';

const sections: readonly SectionReaders[] = [
  funnelSignals,
  targetAudienceSignals,
  crmSignals,
  planEvennessSignals,
];

/** How each signal that rests on facts is read. */
export const signalReaders: ReadonlyMap<SignalId, SignalReader> = new Map(
  sections.flatMap((section) => Object.entries(section) as [SignalId, SignalReader][]),
);

/** What a mistake costs, by its number; absent where the method gives no honest formula. */
export const priceReaders: Readonly<Record<number, PriceReader>> = { 1: funnelPrice };
