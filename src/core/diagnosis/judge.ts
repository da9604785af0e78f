import { severityOf } from './severity.ts';
import type { Bound, Mistake, Question, Signal, SignalId } from './vocabulary.ts';

/** Why a signal has no value. */
export const unavailableReasons = [
  'no-data', 'too-few', 'no-rate', 'tool-not-used', 'not-answered', 'no-history', 'not-applicable', 'not-reached', 'small-group',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/** What was read for a signal. */
export interface SignalValue {
  readonly value: number;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  /** How many things were looked at. */
  readonly sample: number;
  /** The 95 % interval, where there is one. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** How many were left out, by reason. */
  readonly leftOut?: Readonly<Record<string, number>>;
  /** The days it speaks of, half-open. */
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface NoValue {
  readonly reason: UnavailableReason;
  readonly sample?: number;
  /** The value that is known though it is not judged, as too few were seen. */
  readonly value?: number | null;
  readonly leftOut?: Readonly<Record<string, number>>;
}

export type SignalReading = SignalValue | NoValue;

export const hasValue = (reading: SignalReading): reading is SignalValue => !('reason' in reading);

/** What people answered to one question: the mean of their answers as badness, 0 good to 1 bad. */
export interface AnswerReading {
  readonly severity: number;
  readonly people: number;
}

/** One line of a finding: a signal, or a question that counts as one. */
export interface JudgedSignal {
  readonly id: string;
  readonly kind: 'measured' | 'asked';
  readonly isAvailable: boolean;
  readonly reason: UnavailableReason | null;
  readonly value: number | null;
  readonly bound: Bound;
  readonly severity: number | null;
  readonly weight: number;
  /** The weight after the answers were held to half of what facts weigh. */
  readonly counted: number;
  readonly isCritical: boolean;
  readonly isWithinReach: boolean;
  readonly sample: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly from: string | null;
  readonly to: string | null;
}

export const verdicts = ['present', 'risk', 'absent', 'too-little-data', 'no-data'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Judgement {
  readonly verdict: Verdict;
  /** Null where nothing is available. */
  readonly score: number | null;
  readonly coverage: number;
  readonly signals: readonly JudgedSignal[];
  /** Signals at severity 1 that are critical. */
  readonly critical: readonly string[];
  /** Whether answers take part. */
  readonly isAsked: boolean;
}

/** Critical 3, from the source 2, anything else 1; half of it for one of two figures of a row (section 0.6). */
export function weightOf(signal: Signal): number {
  const whole = signal.critical === true ? 3 : signal.origins.includes('seed') ? 2 : 1;
  return signal.half === true ? whole / 2 : whole;
}

export interface JudgeInput {
  readonly readings: ReadonlyMap<SignalId, SignalReading>;
  readonly answers: ReadonlyMap<string, AnswerReading>;
  /** Bounds that the owner changed. */
  readonly bounds?: ReadonlyMap<SignalId, Bound>;
  /** Signals whose tool is in use. */
  readonly inUse?: ReadonlySet<SignalId>;
}

const blank = { numerator: null, denominator: null, low: null, high: null, from: null, to: null };

function answered(signal: Signal, answers: JudgeInput['answers']): AnswerReading | undefined {
  return signal.answeredBy === undefined ? undefined : answers.get(signal.answeredBy);
}

function judgeSignal(signal: Signal, input: JudgeInput): JudgedSignal {
  const bound = input.bounds?.get(signal.id) ?? signal.bound;
  const weight = bound.kind === 'info' ? 0 : weightOf(signal);
  const answer = answered(signal, input.answers);
  const base = { id: signal.id, kind: 'measured', bound, weight, counted: weight, isCritical: signal.critical === true } as const;
  const reading = input.readings.get(signal.id);
  if (reading !== undefined && hasValue(reading)) {
    const tooFew = signal.minimum !== undefined && reading.sample < signal.minimum;
    return {
      ...base, ...blank, leftOut: {}, ...reading,
      isAvailable: !tooFew, reason: tooFew ? 'too-few' : null, severity: tooFew ? null : severityOf(reading.value, bound), isWithinReach: true,
    };
  }
  if (answer !== undefined) {
    const value = bound.kind === 'yes-no' ? (bound.good === 'no' ? answer.severity : 1 - answer.severity) : null;
    return { ...base, ...blank, leftOut: {}, isAvailable: true, reason: null, value, severity: answer.severity, sample: answer.people, isWithinReach: true };
  }
  const isWithinReach = signal.ground === 'facts' || input.inUse?.has(signal.id) === true;
  const reason = reading?.reason ?? (signal.ground === 'practice' ? 'not-answered' : signal.ground === 'tool' ? 'tool-not-used' : 'no-data');
  return {
    ...base, ...blank, isAvailable: false, reason, severity: null, isWithinReach,
    value: reading?.value ?? null, sample: reading?.sample ?? null, leftOut: reading?.leftOut ?? {},
  };
}

function judgeQuestion(question: Question, input: JudgeInput, isAnyAnswered: boolean): JudgedSignal {
  const answer = input.answers.get(question.id);
  const bound: Bound = { kind: 'yes-no', good: question.good };
  const value = answer === undefined ? null : question.good === 'yes' ? 1 - answer.severity : answer.severity;
  return {
    ...blank, id: question.id, kind: 'asked', bound, weight: 1, counted: 1, isCritical: false, leftOut: {}, value,
    isAvailable: answer !== undefined, reason: answer === undefined ? 'not-answered' : null,
    severity: answer?.severity ?? null, sample: answer?.people ?? null, isWithinReach: isAnyAnswered,
  };
}

const sum = (signals: readonly JudgedSignal[]): number => signals.reduce((total, { counted }) => total + counted, 0);

/**
 * Answers together weigh at most half of the facts that are available; where no fact is available they stand
 * alone. Their share of the ground shrinks with their share of the score.
 */
function capAnswers(signals: readonly JudgedSignal[], isAnswer: (signal: JudgedSignal) => boolean): readonly JudgedSignal[] {
  const facts = sum(signals.filter((signal) => signal.isAvailable && !isAnswer(signal)));
  const answers = sum(signals.filter((signal) => signal.isAvailable && isAnswer(signal)));
  if (facts === 0 || answers <= facts / 2) return signals;
  const factor = facts / 2 / answers;
  return signals.map((signal) => (isAnswer(signal) ? { ...signal, counted: signal.counted * factor } : signal));
}

function verdictOf(score: number | null, coverage: number, critical: number): Verdict {
  if (score === null || (coverage < 0.3 && critical === 0)) return 'no-data';
  if (score >= 0.6 || critical > 0) return 'present';
  if (score >= 0.3) return 'risk';
  return coverage < 0.5 ? 'too-little-data' : 'absent';
}

function verdictByRedLines(lines: readonly JudgedSignal[], coverage: number, { risk, present }: NonNullable<Mistake['byRedLines']>): Verdict {
  const red = redLinesOf(lines);
  if (red >= present) return 'present';
  if (red >= risk) return 'risk';
  if (coverage < 0.3) return 'no-data';
  return coverage < 0.5 ? 'too-little-data' : 'absent';
}

/** How many lines of an audit are at their bad bound; two figures of a line, and the question of the same number, count once. */
export function redLinesOf(signals: readonly JudgedSignal[]): number {
  return new Set(signals.flatMap(({ id, severity }) => (severity === 1 ? [id.replace(/^[SQ]|[ab]$/g, '')] : []))).size;
}

/** Whether a mistake is there, by section 0.6: weighed severities over what is available, and how much of the ground that is. */
export function judge(mistake: Mistake, input: JudgeInput): Judgement {
  const feeding = new Set(mistake.signals.flatMap((signal) => (answered(signal, input.answers) !== undefined && !measuredHas(signal, input) ? [signal.answeredBy] : [])));
  const isAnyAnswered = mistake.questions.some(({ id }) => input.answers.has(id));
  const fromFacts = mistake.signals.map((signal) => judgeSignal(signal, input));
  const asked = mistake.questions.filter(({ id }) => !feeding.has(id)).map((question) => judgeQuestion(question, input, isAnyAnswered));
  const isAnswer = (signal: JudgedSignal): boolean => signal.kind === 'asked' || feeding.has(mistake.signals.find(({ id }) => id === signal.id)?.answeredBy);
  const signals = capAnswers([...fromFacts, ...asked], isAnswer);
  const judged = signals.filter(({ isAvailable, severity }) => isAvailable && severity !== null);
  const ground = sum(signals.filter(({ isWithinReach }) => isWithinReach));
  const weight = sum(judged);
  const score = weight === 0 ? null : judged.reduce((total, { counted, severity }) => total + counted * (severity ?? 0), 0) / weight;
  const coverage = ground === 0 ? 0 : weight / ground;
  const critical = judged.filter(({ isCritical, severity }) => isCritical && severity === 1).map(({ id }) => id);
  const verdict = mistake.byRedLines === undefined ? verdictOf(score, coverage, critical.length) : verdictByRedLines(judged, coverage, mistake.byRedLines);
  return { verdict, score, coverage, signals, critical, isAsked: isAnyAnswered };
}

function measuredHas({ id }: Signal, { readings }: JudgeInput): boolean {
  const reading = readings.get(id);
  return reading !== undefined && hasValue(reading);
}
