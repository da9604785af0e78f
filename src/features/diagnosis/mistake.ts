import { findMistake, findSignal } from '#core/diagnosis/catalogue.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import { fileSignals } from '#core/diagnosis/file-signals.ts';
import type { JudgedSignal } from '#core/diagnosis/judge.ts';
import type { Mistake } from '#core/diagnosis/vocabulary.ts';
import type { Source } from '#core/metrics/needs.ts';
import { mayDo, scopeOf } from '#core/people/rights.ts';
import { addDays } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { pastDays } from '#store/diagnosis/current.ts';
import { createFrame } from '#store/diagnosis/frame.ts';
import { readHistory, readKept, readSignalHistory } from '#store/diagnosis/kept.ts';
import { readBounds } from '#store/diagnosis/bounds.ts';
import { signalReaders } from '#store/diagnosis/readers.ts';
import { listRepairs } from '#store/diagnosis/repairs.ts';
import { readSignalRows } from '#store/diagnosis/signal-rows.ts';
import { readSources } from '#store/diagnosis/sources.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf } from '../question.ts';
import { findNow, frameOf, readBeside, toLeaf } from './found.ts';
import { toRepair } from './repairs.ts';

/** The declaration, where the viewer may know of it. */
export function mistakeFor({ viewer }: RequestContext, number: number): Mistake {
  const mistake = findMistake(number);
  if (mistake === undefined || !seesMistake(viewer, number)) throw new Problem('not-found');
  return mistake;
}

interface Beside {
  readonly own: ReadonlySet<string>;
  readonly has: (source: Source) => boolean;
}

const missingOf = (mistake: Mistake, id: string, has: Beside['has']): string[] =>
  (fileSignals[mistake.number]?.[id] ?? []).flatMap((group) => (group.some(has) ? [] : [group[0] ?? ''])).filter((source) => source !== '');

function toSignal(mistake: Mistake, judged: JudgedSignal, { own, has }: Beside) {
  const declared = mistake.signals.find(({ id }) => id === judged.id);
  const question = mistake.questions.find(({ id }) => id === judged.id);
  const reader = declared === undefined ? undefined : signalReaders.get(declared.id);
  return {
    ...judged,
    title: declared?.title ?? question?.text ?? { ru: judged.id, en: judged.id },
    formula: declared?.formula ?? null,
    unit: declared?.unit ?? 'yes-no',
    isOwnBound: own.has(judged.id),
    origins: [...(declared?.origins ?? (['seed'] as const))],
    rows: declared !== undefined && judged.isAvailable && reader?.rows !== undefined ? (declared.rows ?? { ru: 'строки', en: 'rows' }) : null,
    filledBy: declared?.filledBy ?? null,
    missing: judged.reason === 'no-data' ? missingOf(mistake, judged.id, has) : [],
  };
}

/** One mistake with all its signals, as of a day. */
export async function showMistake(context: RequestContext, { number, asOf }: { readonly number: number; readonly asOf?: string | undefined }) {
  const mistake = mistakeFor(context, number);
  const found = await findNow(context, asOf);
  const judged = found.mistakes.find((one) => one.number === number);
  if (judged === undefined) throw new Problem('not-found');
  const beside = await readBeside(context, found);
  const own = new Set<string>((await readBounds(context.database.sql)).keys());
  const has = await readSources(context.database, found.facts);
  const available = new Set(judged.signals.filter(({ isAvailable }) => isAvailable).map(({ id }) => id));
  const then = asOf === undefined || scopeOf(context.viewer, 'diagnosis') !== 'all' ? null : await readKept(context.database, found.kept.day, 'found');
  const repair = beside.running.find((one) => one.mistake === number);
  return {
    ...frameOf(found),
    ...toLeaf(judged, beside, found),
    title: mistake.title,
    what: mistake.what,
    why: mistake.why,
    points: mistake.points.map(({ text }) => text),
    signals: judged.signals.filter(({ kind, isAvailable }) => kind === 'measured' || isAvailable).map((signal) => toSignal(mistake, signal, { own, has })),
    questions: mistake.questions.map(({ id, asks, text, answeredBySignals = [] }) => ({ id, asks, text, isAnswered: available.has(id), isSkipped: answeredBySignals.some((signal) => available.has(signal)) })),
    steps: mistake.steps.map(({ id, text, moves, screen }) => ({ id, text, moves: [...moves], screen: screen ?? null })),
    priceOf: mistake.price === undefined ? null : { formula: mistake.price.formula, assumptions: [...mistake.price.assumptions], inputs: { ...judged.price?.inputs } },
    foundThen: foundThen(then?.mistakes.find((one) => one.number === number)),
    repair: repair === undefined ? null : toRepair(repair),
    mayRepair: mayDo(context.viewer, 'diagnosis', 'edit'),
    mayBound: mayDo(context.viewer, 'settings', 'edit'),
  };
}

const foundThen = (then: Pick<JudgedAgain, 'verdict' | 'score' | 'coverage'> | undefined) =>
  then === undefined ? null : { verdict: then.verdict, score: then.score, coverage: then.coverage };
type JudgedAgain = Awaited<ReturnType<typeof findNow>>['mistakes'][number];

/** For how many days back history is shown. */
const historyDays = 400;

/** A mistake's score, or one of its signals, over the kept days; the whole department's. */
export async function showHistory(context: RequestContext, { number, signal }: { readonly number: number; readonly signal?: string | undefined }) {
  mistakeFor(context, number);
  if (signal !== undefined && findSignal(signal)?.mistake.number !== number) throw new Problem('not-found');
  if (scopeOf(context.viewer, 'diagnosis') !== 'all') return { points: [], startedOn: null, isPending: false };
  const { database } = context;
  const found = await findNow(context);
  const from = addDays(found.kept.day, -historyDays);
  const points =
    signal === undefined
      ? (await readHistory(database, from, number)).map(({ day, kind, score, verdict }) => ({ day, kind, value: score, verdict }))
      : (await readSignalHistory(database, from, signal)).map(({ day, kind, value }) => ({ day, kind, value, verdict: null }));
  const [running] = (await listRepairs(database.sql, { mistake: number })).filter(({ endedOn }) => endedOn === null);
  const days = new Set(points.map(({ day }) => day));
  return { points, startedOn: running?.startedOn ?? null, isPending: pastDays(found.kept.day).some((day) => !days.has(day)) };
}

interface RowsQuestion {
  readonly signal: string;
  readonly asOf?: string | undefined;
  readonly all: boolean;
  readonly page: number;
  readonly size: number;
}

/** The rows behind a signal that the viewer may see. */
export async function showRows(context: RequestContext, { signal, asOf, all, page, size }: RowsQuestion) {
  const found = findSignal(signal);
  if (found === undefined) throw new Problem('not-found');
  mistakeFor(context, found.mistake.number);
  const frame = await createFrame(context.database, await factContextOf(context, asOf));
  const rows = await readSignalRows(frame, found.signal.id, { hitsOnly: !all, offset: (page - 1) * size, limit: size });
  if (rows === null) throw new Problem('not-found');
  return { total: rows.total, rows: rows.rows.map((row) => ({ ...row, at: row.at === null ? null : row.at.toISOString() })) };
}
