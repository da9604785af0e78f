import type { Frame } from './frame.ts';

/** What a mistake costs, as an estimate: minor units a month, and the figures it was made of. */
export interface PriceEstimate {
  readonly amount: number;
  readonly inputs: Readonly<Record<string, number>>;
}

/** Estimates a price; null where the data allow no honest one. */
export type PriceReader = (frame: Frame) => Promise<PriceEstimate | null>;
