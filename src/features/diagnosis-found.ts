import { findMistake } from '#core/diagnosis/catalogue.ts';
import { type GroundWords, changeOf, type MistakeChange } from '#core/diagnosis/change.ts';
import { seesMistake } from '#core/diagnosis/data-use.ts';
import { repairStepOf } from '#core/diagnosis/repair-order.ts';
import { mistakeTopics } from '#core/diagnosis/topics.ts';
import { scopeOf } from '#core/people/rights.ts';
import { addDays, type Day } from '#core/shared/day.ts';
import { defaultAsOf } from '#store/as-of.ts';
import { currentDiagnosis } from '#store/diagnosis/current.ts';
import { type HistoryPoint, type KeptDiagnosis, readFoundBefore, readHistory } from '#store/diagnosis/kept.ts';
import type { JudgedMistake } from '#store/diagnosis/read-diagnosis.ts';
import { listRepairs, type Repair } from '#store/diagnosis/repairs.ts';
import type { FactContext } from '#store/facts/context.ts';
import type { RequestContext } from './context.ts';
import { factContextOf } from './question.ts';

/** The diagnosis that a request asks for, by what its viewer may see. */
export interface Found {
  readonly facts: FactContext;
  readonly kept: KeptDiagnosis;
  readonly mistakes: readonly JudgedMistake[];
  readonly newestFact: Day | null;
  readonly isStale: boolean;
}

/** Judges as of the day asked, or now; only the mistakes that are a subject for the viewer. */
export async function findNow(context: RequestContext, asOf?: string): Promise<Found> {
  const facts = await factContextOf(context, asOf);
  const { newestFact, isStale } = await defaultAsOf(context.database, new Date(context.now), context.organisation.timeZone);
  const kept = await currentDiagnosis(context.database, facts, asOf === undefined);
  return { facts, kept, mistakes: kept.mistakes.filter(({ number }) => seesMistake(context.viewer, number)), newestFact, isStale: asOf === undefined && isStale };
}

export const frameOf = ({ kept, newestFact, isStale }: Found) => ({
  day: kept.day, asOf: kept.asOf.toISOString(), madeAt: new Date(kept.madeAt).toISOString(), newestFact, isStale,
});

/** What stands beside the judgements of one request: earlier findings and running repairs. */
export interface Beside {
  readonly before: KeptDiagnosis | null;
  readonly month: readonly HistoryPoint[];
  readonly running: readonly Repair[];
}

/** Earlier findings are the whole department's: who sees a part of it is shown none. */
export async function readBeside({ database, viewer }: RequestContext, { kept }: Found): Promise<Beside> {
  const isWhole = scopeOf(viewer, 'diagnosis') === 'all';
  const running = (await listRepairs(database.sql)).filter(({ endedOn, mistake }) => endedOn === null && seesMistake(viewer, mistake));
  if (!isWhole) return { before: null, month: [], running };
  const month = await readHistory(database, addDays(kept.day, -37));
  return { before: await readFoundBefore(database, kept.day), month: month.filter(({ day }) => day <= addDays(kept.day, -23)), running };
}

/** The change of the score against the kept day nearest to 30 days before. */
function trendOf(judged: JudgedMistake, month: readonly HistoryPoint[], today: Day): number | null {
  const goal = addDays(today, -30);
  const distance = (day: Day): number => Math.abs(Date.parse(day) - Date.parse(goal));
  const [then] = month.filter(({ number, score }) => number === judged.number && score !== null).toSorted((a, b) => distance(a.day) - distance(b.day));
  return then?.score == null || judged.score === null ? null : judged.score - then.score;
}

function changeSince(judged: JudgedMistake, before: KeptDiagnosis | null, ground: GroundWords): MistakeChange | null {
  const earlier = before?.mistakes.find(({ number }) => number === judged.number);
  return before === null || earlier === undefined ? null : changeOf(earlier, judged, before.ground, ground);
}

/** The signals that weigh most in a judgement, the worst first. */
function leadsOf({ signals, number }: JudgedMistake) {
  const declared = new Map(findMistake(number)?.signals.map((signal) => [signal.id as string, signal]));
  return signals
    .filter(({ severity }) => severity !== null && severity > 0)
    .toSorted((a, b) => Number(b.isCritical && b.severity === 1) - Number(a.isCritical && a.severity === 1) || b.counted * (b.severity ?? 0) - a.counted * (a.severity ?? 0))
    .flatMap(({ id, value, numerator, denominator, sample, bound, severity }) => {
      const signal = declared.get(id);
      return signal === undefined ? [] : [{ id, title: signal.title, unit: signal.unit, value, numerator, denominator, isMoney: signal.partsIn === 'money', sample, bound, severity }];
    })
    .slice(0, 3);
}

/** One of the thirty as the map shows it. */
export function toLeaf(judged: JudgedMistake, { before, month, running }: Beside, { kept }: Found) {
  const { number, verdict, score, coverage, price, isAsked, signals } = judged;
  const mistake = findMistake(number);
  const few = signals.flatMap(({ reason, sample }) => (reason === 'too-few' && sample !== null ? [sample] : []));
  return {
    number, id: mistake?.id ?? '', topic: topicOf(number), verdict, score, coverage, isAsked,
    price: price?.amount ?? null,
    trend: trendOf(judged, month, kept.day),
    isRepaired: running.some((repair) => repair.mistake === number),
    repairStep: repairStepOf(number),
    dependsOn: [...(mistake?.dependsOn ?? [])],
    asks: [...new Set(mistake?.questions.map(({ asks }) => asks))],
    seen: verdict === 'too-little-data' && few.length > 0 ? Math.max(...few) : null,
    leads: leadsOf(judged),
    change: toChange(changeSince(judged, before, kept.ground)),
  };
}

const toChange = (change: MistakeChange | null) => (change === null ? null : { ...change, causes: [...change.causes], signals: [...change.signals] });

export const topicOf = (number: number) => mistakeTopics[number] ?? { ru: '', en: '' };
