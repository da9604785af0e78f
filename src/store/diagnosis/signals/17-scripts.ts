import { sql } from 'kysely';
import type { Frame } from '../frame.ts';
import { followedCalls } from '../next-steps.ts';
import { during, none, type SectionReaders, type SignalReader, type SignalRow } from '../reader.ts';
import { readByRep } from '../weakest-rep.ts';

interface RepCalls {
  readonly id: number;
  readonly name: string | null;
  readonly calls: number;
  readonly followed: number;
}

/** From how many calls reps are compared: as many as the method asks of a script's version. */
const leastCalls = 100;

/** Reps with enough connected calls, the one who gets the next step most often first. */
const repCalls = (frame: Frame): Promise<RepCalls[]> =>
  frame.once('calls to next step by rep', async () => {
    const reps = await readByRep<{ calls: number; followed: number }>(
      frame, followedCalls(frame, frame.span('last-90-days')), sql`count(*)::int as calls, count(*) filter (where x.followed)::int as followed`, leastCalls);
    return reps.toSorted((a, b) => b.followed / b.calls - a.followed / a.calls);
  });

const spread: SignalReader = {
  read: async (frame) => {
    const reps = await repCalls(frame);
    const [best, worst] = [reps[0], reps.at(-1)];
    if (best === undefined || worst === undefined || reps.length < 2) return none('too-few', { sample: reps.length });
    if (worst.followed === 0) return none('not-reached', { sample: reps.length });
    return { value: best.followed / best.calls / (worst.followed / worst.calls), sample: reps.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => {
    const reps = await repCalls(frame);
    const list = reps.map(({ id, name, calls, followed }, at): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: followed / calls, hit: at === reps.length - 1 && reps.length > 1,
    }));
    return { list };
  },
};

/** Section 17: common scripts. */
export const scriptSignals: SectionReaders = { 'S17.7': spread };
