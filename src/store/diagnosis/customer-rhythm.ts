import { judgeRadar, type Radar, radarBefore } from '#core/customers/radar.ts';
import { reliableFrom } from '#core/customers/repeat-cohorts.ts';
import { repeatHorizon } from '#core/customers/repeat.ts';
import { boughtOn } from '#core/customers/radar.ts';
import type { Day } from '#core/shared/day.ts';
import { readOrganisation } from '../organisation.ts';
import { type CustomerHistories, readCustomerHistories } from '../reports/customer-histories.ts';
import type { Frame } from './frame.ts';

/** Everyone's purchases, and the customers the viewer may see. */
export const customerHistories = (frame: Frame): Promise<CustomerHistories> =>
  frame.once('customer histories', () => readCustomerHistories(frame.database, frame.context));

/** Rhythm, state and class of every customer of the organisation as of a day, by what is known now of the time before it. */
export const radarOf = (frame: Frame, day: Day): Promise<Radar> =>
  frame.once(`radar ${day}`, async () => {
    const { everyone } = await customerHistories(frame);
    return judgeRadar(day === frame.today ? everyone : radarBefore(everyone, day), day);
  });

export interface PurchaseGround {
  /** Days within which a next purchase must come to count; null while nobody came back. */
  readonly horizon: number | null;
  /** From which day on a first purchase may be believed to be one; null while nothing is known. */
  readonly reliable: Day | null;
}

/** How long a repeat may take, and from when on new customers are new. */
export const purchaseGround = (frame: Frame): Promise<PurchaseGround> =>
  frame.once('purchase ground', async () => {
    const { everyone, since } = await customerHistories(frame);
    const horizon = repeatHorizon(everyone.map(boughtOn));
    const { historyCompleteSince } = await readOrganisation(frame.database.sql);
    return { horizon, reliable: since === null ? null : reliableFrom(since, historyCompleteSince, horizon ?? 0, 'month') };
  });
