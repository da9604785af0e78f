import { fileSignals } from '#core/diagnosis/file-signals.ts';
import { findMistake, findSignal, mistakes } from '#core/diagnosis/catalogue.ts';
import { type AnswerReading, judge, type Judgement, type SignalReading } from '#core/diagnosis/judge.ts';
import type { Mistake, SignalId } from '#core/diagnosis/vocabulary.ts';
import type { Source } from '#core/metrics/needs.ts';
import type { Frame } from './frame.ts';
import type { PriceEstimate } from './prices.ts';
import { none, type SignalReader } from './reader.ts';
import { priceReaders, signalReaders } from './readers.ts';
import { sourcesOf } from './sources.ts';

/** What people said, by question. */
export type Answers = ReadonlyMap<string, AnswerReading>;

export interface JudgedMistake extends Judgement {
  readonly number: number;
  readonly price: PriceEstimate | null;
}

/** Reads a signal in a way of one's own; no data where the files that it rests on have not come, null without a reader. */
export async function readSignalBy(id: SignalId, has: (source: Source) => boolean, read: (reader: SignalReader) => Promise<SignalReading> | undefined): Promise<SignalReading | null> {
  const [found, reader] = [findSignal(id), signalReaders.get(id)];
  if (found === undefined || reader === undefined) return null;
  const needs = fileSignals[found.mistake.number]?.[id];
  if (needs?.some((group) => !group.some(has)) === true) return none('no-data');
  return (await read(reader)) ?? null;
}

/** Reads every signal of a mistake that has a reader. */
export async function readReadings(frame: Frame, mistake: Mistake, has: (source: Source) => boolean): Promise<Map<SignalId, SignalReading>> {
  const readings = new Map<SignalId, SignalReading>();
  for (const { id } of mistake.signals) {
    const reading = await readSignalBy(id, has, (reader) => frame.keep(id, () => reader.read(frame)));
    if (reading !== null) readings.set(id, reading);
  }
  return readings;
}

/** Signals whose value is how bad another mistake is, by its number. */
const scoreSignals: Readonly<Record<number, readonly (readonly [SignalId, number])[]>> = { 26: [['S26.10', 20]] };

/** A mistake's score as a reading; none where too little is known of it to be called good. */
function scoreReading({ score, verdict, signals }: Judgement): SignalReading {
  if (score === null || verdict === 'no-data' || verdict === 'too-little-data') return none('no-data');
  return { value: score, sample: signals.filter(({ isAvailable }) => isAvailable).length };
}

async function readPrice(frame: Frame, { number }: Mistake): Promise<PriceEstimate | null> {
  const reader = priceReaders[number];
  return reader === undefined ? null : frame.recall(`price of ${number}`, () => reader(frame));
}

type JudgeOther = (number: number) => Promise<Judgement | undefined>;

async function judgeOne(frame: Frame, mistake: Mistake, answers: Answers, has: (source: Source) => boolean, other: JudgeOther): Promise<JudgedMistake> {
  const readings = await readReadings(frame, mistake, has);
  for (const [id, number] of scoreSignals[mistake.number] ?? []) {
    const judged = await other(number);
    if (judged !== undefined) readings.set(id, scoreReading(judged));
  }
  const judgement = judge(mistake, { readings, answers, bounds: frame.bounds });
  // What is not there costs nothing, and what is not known has no honest price.
  const isThere = judgement.verdict === 'present' || judgement.verdict === 'risk';
  const price = isThere ? await readPrice(frame, mistake) : null;
  return { number: mistake.number, ...judgement, price };
}

/** Judges the thirty, or some of them, as of the frame's instant, by what its viewer may see. */
export async function readDiagnosis(frame: Frame, answers: Answers, only: readonly Mistake[] = mistakes): Promise<JudgedMistake[]> {
  const sources = await sourcesOf(frame);
  const has = (source: Source): boolean => sources.has(source);
  const judged = new Map<number, JudgedMistake>();
  const judgeOnce = async (mistake: Mistake): Promise<JudgedMistake> => {
    const made = judged.get(mistake.number) ?? (await judgeOne(frame, mistake, answers, has, async (number) => {
      const other = findMistake(number);
      return other === undefined ? undefined : judgeOnce(other);
    }));
    judged.set(mistake.number, made);
    return made;
  };
  const asked: JudgedMistake[] = [];
  for (const mistake of only) asked.push(await judgeOnce(mistake));
  return asked;
}
