import type { KindId } from '#core/files/kind.ts';

/** What is being merged. */
export interface Incoming {
  readonly kind: KindId;
  readonly loadId: number;
  readonly byHand: boolean;
  /** Sums are to be brought to this: with VAT or without; null where they are so already. */
  readonly vatIncluded: boolean | null;
}
