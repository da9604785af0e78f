import type { Api } from '#web/api.ts';

export type Settings = Awaited<ReturnType<Api['stages']['read']>>;
export type Stage = Settings['stages'][number];
export type Preview = Awaited<ReturnType<Api['stages']['preview']>>;

const kinds = ['open', 'won', 'lost'];

/** Open stages first, won, then lost: the order in which they are kept. */
export function inOrder(stages: readonly Stage[]): Stage[] {
  return stages.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** The stage moved by so many places among those of its kind; the same list where it cannot move. */
export function moveBy(stages: readonly Stage[], id: number, by: number): readonly Stage[] {
  const at = stages.findIndex((stage) => stage.id === id);
  const stage = stages[at];
  const other = stages[at + by];
  if (stage === undefined || other === undefined || other.kind !== stage.kind) return stages;
  const moved = stages.filter((known) => known.id !== id);
  moved.splice(at + by, 0, stage);
  return moved;
}

/** The stage put in the place of another one of its kind. */
export function moveTo(stages: readonly Stage[], id: number, target: number): readonly Stage[] {
  const from = stages.findIndex((stage) => stage.id === id);
  const to = stages.findIndex((stage) => stage.id === target);
  return from < 0 || to < 0 ? stages : moveBy(stages, id, to - from);
}

export function change(stages: readonly Stage[], id: number, patch: Partial<Stage>): Stage[] {
  return inOrder(stages.map((stage) => (stage.id === id ? { ...stage, ...patch } : stage)));
}

/** What is sent: every stage in its place. */
export function wantedOf(stages: readonly Stage[]) {
  return stages.map(({ id, kind, criterion, normDays, probability, role }) => ({ id, kind, criterion, normDays, probability, role }));
}

/** How many stages differ from what is kept, and whether their order does. */
export function differenceOf(kept: readonly Stage[], stages: readonly Stage[]): { readonly stages: number; readonly order: boolean } {
  const known = new Map(wantedOf(kept).map((stage) => [stage.id, JSON.stringify(stage)]));
  return {
    stages: wantedOf(stages).filter((stage) => known.get(stage.id) !== JSON.stringify(stage)).length,
    order: kept.some(({ id }, at) => stages[at]?.id !== id),
  };
}
