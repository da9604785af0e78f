import { findMistake } from '#core/diagnosis/catalogue.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import { fileSignals } from '#core/diagnosis/file-signals.ts';
import type { JudgedSignal } from '#core/diagnosis/judge.ts';
import type { Mistake } from '#core/diagnosis/vocabulary.ts';
import type { Source } from '#core/metrics/needs.ts';
import { mayDo, scopeOf } from '#core/people/rights.ts';
import { Problem } from '#core/shared/problem.ts';
import { readBounds } from '#store/diagnosis/bounds.ts';
import { type KeptDiagnosis, readKept } from '#store/diagnosis/kept.ts';
import type { JudgedMistake } from '#store/diagnosis/read-diagnosis.ts';
import { signalReaders } from '#store/diagnosis/readers.ts';
import type { Repair } from '#store/diagnosis/repairs.ts';
import type { RequestContext } from './context.ts';
import { type Beside, type Found, findNow, frameOf, readBeside, toLeaf, topicOf } from './diagnosis-found.ts';

/** The declaration, where the viewer may know of it. */
export function mistakeFor({ viewer }: RequestContext, number: number): Mistake {
  const mistake = findMistake(number);
  if (mistake === undefined || !seesMistake(viewer, number)) throw new Problem('not-found');
  return mistake;
}

/** What all mistakes of one request are told with. */
export interface Ground {
  readonly found: Found;
  readonly beside: Beside;
  /** Signals whose bound the organisation set. */
  readonly own: ReadonlySet<string>;
  readonly has: (source: Source) => boolean;
  /** What was found that day, where another day than today was asked for. */
  readonly kept: KeptDiagnosis | null;
}

/** Judges as of the day asked, or now, and reads what stands beside it. */
export async function readGround(context: RequestContext, asOf?: string): Promise<Ground> {
  const { database, viewer } = context;
  const found = await findNow(context, asOf);
  return {
    found,
    beside: await readBeside(context, found),
    own: new Set<string>((await readBounds(database.sql)).keys()),
    has: (source) => found.kept.sources.includes(source),
    kept: asOf === undefined || scopeOf(viewer, 'diagnosis') !== 'all' ? null : await readKept(database, found.kept.day, 'found'),
  };
}

const missingOf = (mistake: Mistake, id: string, has: Ground['has']): string[] =>
  (fileSignals[mistake.number]?.[id] ?? []).flatMap((group) => (group.some(has) ? [] : [group[0] ?? ''])).filter((source) => source !== '');

export function toSignal(mistake: Mistake, judged: JudgedSignal, { own, has }: Pick<Ground, 'own' | 'has'>) {
  const declared = mistake.signals.find(({ id }) => id === judged.id);
  const question = mistake.questions.find(({ id }) => id === judged.id);
  const reader = declared === undefined ? undefined : signalReaders.get(declared.id);
  return {
    ...judged,
    title: declared?.title ?? question?.text ?? { ru: judged.id, en: judged.id },
    formula: declared?.formula ?? null,
    unit: declared?.unit ?? 'yes-no',
    isMoney: declared?.partsIn === 'money',
    isOwnBound: own.has(judged.id),
    origins: [...(declared?.origins ?? (['seed'] as const))],
    rows: declared !== undefined && judged.isAvailable && reader?.rows !== undefined ? (declared.rows ?? { ru: 'строки', en: 'rows' }) : null,
    filledBy: declared?.filledBy ?? null,
    missing: judged.reason === 'no-data' ? missingOf(mistake, judged.id, has) : [],
  };
}

/** One mistake with all its signals, as of the day of its ground. */
export function toMistake({ viewer }: RequestContext, mistake: Mistake, judged: JudgedMistake, ground: Ground) {
  const { found, beside, kept } = ground;
  const available = new Set(judged.signals.filter(({ isAvailable }) => isAvailable).map(({ id }) => id));
  const repair = beside.running.find((one) => one.mistake === mistake.number);
  return {
    ...frameOf(found),
    ...toLeaf(judged, beside, found),
    title: mistake.title,
    what: mistake.what,
    why: mistake.why,
    points: mistake.points.map(({ text }) => text),
    signals: judged.signals.filter(({ kind, isAvailable }) => kind === 'measured' || isAvailable).map((signal) => toSignal(mistake, signal, ground)),
    questions: mistake.questions.map(({ id, asks, text, answeredBySignals = [] }) => ({ id, asks, text, isAnswered: available.has(id), isSkipped: answeredBySignals.some((signal) => available.has(signal)) })),
    steps: mistake.steps.map(({ id, text, moves, screen }) => ({ id, text, moves: [...moves], screen: screen ?? null })),
    priceOf: mistake.price === undefined ? null : { formula: mistake.price.formula, assumptions: [...mistake.price.assumptions], inputs: { ...judged.price?.inputs } },
    foundThen: foundThen(kept?.mistakes.find((one) => one.number === mistake.number)),
    repair: repair === undefined ? null : toRepair(repair),
    mayRepair: mayDo(viewer, 'diagnosis', 'edit'),
    mayBound: mayDo(viewer, 'settings', 'edit'),
  };
}

const foundThen = (then: JudgedMistake | undefined) => (then === undefined ? null : { verdict: then.verdict, score: then.score, coverage: then.coverage });

/** One mistake by its number; `not-found` where the viewer may not know of it. */
export async function showMistake(context: RequestContext, { number, asOf }: { readonly number: number; readonly asOf?: string | undefined }) {
  const mistake = mistakeFor(context, number);
  const ground = await readGround(context, asOf);
  const judged = ground.found.mistakes.find((one) => one.number === number);
  if (judged === undefined) throw new Problem('not-found');
  return toMistake(context, mistake, judged, ground);
}

/** A repair as it travels: steps of the declaration in its words. */
export function toRepair({ id, mistake, ownerId, owner, note, startedOn, dueOn, endedOn, ending, ...repair }: Repair) {
  const declared = new Map(findMistake(mistake)?.steps.map((step) => [step.id, step.text]));
  const steps = repair.steps.map(({ text, ...step }) => ({ ...step, text: (step.step === null ? undefined : declared.get(step.step)) ?? { ru: text ?? '', en: text ?? '' } }));
  return { id, mistake, topic: topicOf(mistake), ownerId, owner, note, startedOn, dueOn, endedOn, ending, steps };
}
