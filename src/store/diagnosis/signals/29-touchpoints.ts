import { sql } from 'kysely';
import { findSignal } from '#core/diagnosis/catalogue.ts';
import { hasValue } from '#core/diagnosis/judge.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { severityBy } from '../hits.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { newCustomersSignals } from './08-new-customers.ts';
import { callReviewSignals } from './18-call-review.ts';

interface MeasuredPoint {
  readonly id: string;
  readonly figure: number;
  /** Null where it has no norm and is only shown. */
  readonly severity: number | null;
  readonly sample: number;
}

/** Things seen at a point below which it is not judged. */
const leastSeen = 10;

/** A point that another section measures and bounds. */
async function measuredBy(frame: Frame, id: SignalId): Promise<MeasuredPoint[]> {
  const reader = newCustomersSignals[id] ?? callReviewSignals[id];
  const reading = reader === undefined ? undefined : await frame.keep(id, () => reader.read(frame));
  if (reading === undefined || !hasValue(reading) || reading.sample < leastSeen) return [];
  return [{ id, figure: reading.value, severity: severityBy(frame, id, reading.value), sample: reading.sample }];
}

interface Inbound {
  readonly calls: number;
  readonly answered: number;
  readonly seconds: number | null;
}

const readInbound = (frame: Frame): Promise<Inbound> =>
  frame.keep('inbound calls', async () => {
    const read = await sql<Inbound>`
      select count(*)::int as calls, (count(*) filter (where f.result = 'answered'))::int as answered,
             percentile_cont(0.5) within group (order by f.ring_seconds) filter (where f.result = 'answered') as seconds
      from (${counted(frame, 'call', frame.span('last-90-days'))}) f where f.direction = 'in' and f.result is not null`.execute(frame.database.sql);
    return read.rows[0] ?? { calls: 0, answered: 0, seconds: null };
  });

/** How calls that came in were met: the share answered, and the median seconds until they were. */
async function inbound(frame: Frame): Promise<MeasuredPoint[]> {
  const { calls, answered, seconds } = await readInbound(frame);
  if (calls === 0) return [];
  const rate = { id: 'answer-rate', figure: answered / calls, severity: null, sample: calls };
  return seconds === null ? [rate] : [rate, { id: 'answer-seconds', figure: seconds, severity: null, sample: answered }];
}

/** The points that the data show: missed calls, the first response to a lead (its two figures are one point), inbound calls. */
const points = (frame: Frame): Promise<readonly (readonly MeasuredPoint[])[]> =>
  frame.once('measured touchpoints', async () => {
    const response = [...(await measuredBy(frame, 'S8.8a')), ...(await measuredBy(frame, 'S8.8b'))];
    return [await measuredBy(frame, 'S18.10'), response, await inbound(frame)].filter((point) => point.length > 0);
  });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const measurable: SignalReader = {
  read: async (frame) => {
    const judged = (await points(frame)).map((point) => point.filter(({ severity }) => severity !== null)).filter((point) => point.length > 0);
    if (judged.length === 0) return none('no-data', { sample: 0 });
    const value = mean(judged.map((point) => mean(point.map(({ severity }) => severity ?? 0))));
    return { value, sample: judged.reduce((sum, [first]) => sum + (first?.sample ?? 0), 0), ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await points(frame)).flat().map(({ id, figure, severity }): SignalRow => ({
      kind: 'group', id, title: findSignal(id)?.signal.title.ru ?? id, who: null, at: null, amount: null, figure, hit: severity !== null && severity > 0,
    })),
  }),
};

/** Section 29: touchpoints. */
export const touchpointsSignals: SectionReaders = { 'S29.6': measurable };
