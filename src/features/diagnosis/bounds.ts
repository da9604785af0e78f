import { seesMistake } from '#core/diagnosis/data-use.ts';
import { findSignal, mistakes } from '#core/diagnosis/catalogue.ts';
import { listBoundChanges, readBounds } from '#store/diagnosis/bounds.ts';
import type { RequestContext } from '../context.ts';
import { topicOf } from '../diagnosis-found.ts';

/** Every bound that is judged by, and the changes of them that the viewer may see. */
export async function showBounds({ database, viewer }: RequestContext) {
  const own = await readBounds(database.sql);
  const seen = mistakes.filter(({ number }) => seesMistake(viewer, number));
  const changes = await listBoundChanges(database.sql);
  return {
    signals: seen.flatMap(({ number, signals }) =>
      signals.filter(({ bound }) => bound.kind !== 'info').map(({ id, title, unit, origins, bound }) => {
        const mine = own.get(id);
        return { signal: id, mistake: number, topic: topicOf(number), title, unit, origins: [...origins], builtIn: bound, own: mine ?? null };
      }),
    ),
    changes: changes.flatMap(({ signal, bound, note, by, at }) => {
      const found = findSignal(signal);
      if (found === undefined || !seesMistake(viewer, found.mistake.number)) return [];
      return [{ signal, title: found.signal.title, unit: found.signal.unit, bound, note, by, at: at.toISOString() }];
    }),
  };
}
