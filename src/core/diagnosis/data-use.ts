import type { KindId } from '../files/kind.ts';
import { columnOfSource, kindOfSource, type Source } from '../metrics/needs.ts';
import { grantOf, mayDo, scopeOf, seesCost } from '../people/rights.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Unlocked } from './data-gaps.ts';

interface CountedKind {
  readonly kind: KindId;
  readonly rows: number;
  readonly columns: readonly { readonly column: string; readonly filled: number | null }[];
}

/** Whether a source is there: a kind with rows, a column filled in at least one of them. */
export function sourcesIn(kinds: readonly CountedKind[]): (source: Source) => boolean {
  const known = new Set<Source>(
    kinds.flatMap(({ kind, rows, columns }): Source[] =>
      rows === 0 ? [] : [kind, ...columns.flatMap(({ column, filled }): Source[] => (filled !== null && filled > 0 ? [`${kind}.${column}`] : []))],
    ),
  );
  return (source) => known.has(source);
}

const judged = ['deals', 'orders', 'payments', 'calls', 'meetings', 'tasks', 'customers', 'plans'] as const;

/** What is missing is told to who reads everything: to others an absence would hint at what they may not see. */
export const seesWhatIsMissing = (viewer: Viewer): boolean => judged.every((resource) => scopeOf(viewer, resource) === 'all');

/** Whether a mistake of this number is a subject for the viewer. */
export function seesMistake(viewer: Pick<Viewer, 'role'>, mistake: number): boolean {
  if (mistake === 26 && !mayDo(viewer, 'head-audit', 'read')) return false;
  const { scope, only } = grantOf(viewer, 'diagnosis', 'read');
  return scope !== 'none' && (only === undefined || only.includes(String(mistake)));
}

/** What of this the viewer may hear of. */
export function unlockedFor(viewer: Viewer, { metrics, reports, mistakes, signals }: Unlocked): Unlocked {
  return {
    metrics: seesCost(viewer) ? metrics : metrics.filter((id) => id !== 'order-margin'),
    reports,
    mistakes: mistakes.filter((mistake) => seesMistake(viewer, mistake)),
    signals: signals.filter((id) => seesMistake(viewer, Number(/^S(\d+)\./.exec(id)?.[1]))),
  };
}

/** A source whose absence the viewer may hear of. */
export function seesSource(viewer: Viewer, source: Source): boolean {
  return seesCost(viewer) || !(columnOfSource(source) === 'cost' && ['orders', 'products'].includes(kindOfSource(source)));
}
