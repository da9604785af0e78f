import { median } from '../metrics/statistics/quantile.ts';
import { afterOpenDays, noClosedDays } from './closures.ts';
import { boughtOn, type RadarBuyer } from './radar.ts';
import { shrunkMedian, standardSilenceBounds } from './silence.ts';
import { gapsBetween } from './purchase-days.ts';

/** A day on which a customer had been silent for one and a half of its usual gaps. */
export interface FallingSilent {
  readonly id: number;
  readonly day: number;
  /** The day of the next purchase, if any came. */
  readonly boughtAgain: number | null;
}

/**
 * When customers fell silent within the day numbers `[from, to)`: each time the silence after a purchase reached
 * 1.5 of the customer's own median gap as it was then, drawn towards the segment's by three gaps. Customers with
 * one purchase have no rhythm and are not here. Seasonal closures pass uncounted.
 */
export function fallingSilent(buyers: readonly RadarBuyer[], segmentMedian: (id: number) => number | null, { from, to }: { readonly from: number; readonly to: number }): FallingSilent[] {
  const { quietening, shrinkage } = standardSilenceBounds;
  return buyers.flatMap((buyer) => {
    const days = boughtOn(buyer);
    const closed = buyer.closed ?? noClosedDays;
    const gaps = gapsBetween(days, closed);
    const usual = segmentMedian(buyer.id);
    return days.slice(1).flatMap((last, at): FallingSilent[] => {
      const boughtAgain = days[at + 2] ?? null;
      if (last >= to || (boughtAgain !== null && boughtAgain < from)) return [];
      const own = median(gaps.slice(0, at + 1)) ?? 0;
      const day = afterOpenDays(closed, last, Math.ceil(quietening * shrunkMedian(own, at + 1, usual ?? own, shrinkage)));
      return day < from || day >= to || (boughtAgain !== null && boughtAgain <= day) ? [] : [{ id: buyer.id, day, boughtAgain }];
    });
  });
}
