import { findSignal } from '#core/diagnosis/catalogue.ts';
import { hygieneSignals } from '#core/diagnosis/hygiene.ts';
import { judge } from '#core/diagnosis/judge.ts';
import type { Mistake } from '#core/diagnosis/vocabulary.ts';
import { createFrame } from '#store/diagnosis/frame.ts';
import type { Source } from '#core/metrics/needs.ts';
import { readReadings } from '#store/diagnosis/read-diagnosis.ts';
import { sourcesOf } from '#store/diagnosis/sources.ts';
import type { RequestContext } from '../context.ts';
import { toSignal } from '../diagnosis-mistake.ts';
import { factContextOf } from '../question.ts';

/** The signals of order in the deals the viewer sees, judged over those deals alone. */
export async function showHygiene(context: RequestContext) {
  const { database } = context;
  const facts = await factContextOf(context);
  const frame = await createFrame(database, facts);
  const sources = await sourcesOf(frame);
  const has = (source: Source): boolean => sources.has(source);
  const { bounds } = frame;
  const found = hygieneSignals.flatMap((id) => findSignal(id) ?? []);
  const judged = await Promise.all(
    [...Map.groupBy(found, ({ mistake }) => mistake).entries()].map(async ([mistake, own]) => {
      const narrowed: Mistake = { ...mistake, signals: own.map(({ signal }) => signal), questions: [] };
      const { signals } = judge(narrowed, { readings: await readReadings(frame, narrowed, has), answers: new Map(), bounds });
      return signals.map((signal) => toSignal(mistake, signal, { own: new Set(bounds.keys()), has }));
    }),
  );
  return { signals: judged.flat() };
}
