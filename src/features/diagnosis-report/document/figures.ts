import type { Verdict } from '#core/diagnosis/judge.ts';
import { sayLeftOut } from '#core/diagnosis/left-out-words.ts';
import type { ReportMistake, ReportSignal } from '../report.ts';
import { sentenceOf, type Writing } from './writing.ts';

/** How much of a change of the score is told. */
const told = 0.005;

/** A score to two places; a dash where there is none. */
export const scoreOf = (score: number | null, { format }: Writing): string => (score === null ? '—' : format.number(score, { digits: 2 }));
export const coverageOf = (coverage: number, { format }: Writing): string => format.share(coverage, { digits: 0 });

/** `↗ +0,04`; no arrow where nothing changed. */
export function trendOf(trend: number | null, { format, words }: Writing): string {
  if (trend === null) return '—';
  if (Math.abs(trend) < told) return words.trendSame;
  return `${trend > 0 ? '↗' : '↘'} ${format.number(trend, { digits: 2, signed: true })}`;
}

/** `0,73`, or why there is none: `мало данных: n = 12`. */
export function verdictOf({ verdict, seen }: { readonly verdict: Verdict; readonly seen: number | null }, { words, fill, format }: Writing): string {
  return verdict === 'too-little-data' && seen !== null ? fill(words.fewSeen, { n: format.number(seen) }) : words.verdicts[verdict];
}

type Counted = Pick<ReportSignal, 'unit' | 'numerator' | 'denominator' | 'sample' | 'isMoney'>;

/** `127 из 296` of a share of rows, `56,12 млн ₽ из 98,02 млн ₽` of one of money; null for hours and the like, whose parts are no counts. */
export function countedOf({ unit, numerator, denominator, sample, isMoney }: Counted, { format, price, words, fill }: Writing): string | null {
  if (unit !== 'share' || numerator === null || denominator === null) return null;
  if (isMoney) return fill(words.outOf, { part: price(numerator), whole: price(denominator) });
  return denominator === sample ? format.outOf(numerator, denominator).replaceAll(' ', '\u00a0') : null;
}

/** `42,9 % (127 из 296)`. */
export function valueOf(signal: ReportSignal, writing: Writing): string {
  const counted = countedOf(signal, writing);
  const value = signal.value === null ? '—' : writing.figure(signal.value, signal.unit);
  return counted === null ? value : `${value} (${counted})`;
}

/** The 95 % interval of a share or of another figure; null where there is none. */
export function intervalOf({ low, high, unit }: ReportSignal, { words, fill, format, figure }: Writing): string | null {
  if (low === null || high === null) return null;
  const digits = Math.abs(high) < 10 ? 2 : 1;
  const interval = unit === 'share' || unit === 'yes-no' ? format.shareInterval(low, high) : unit === 'money' ? `${figure(low, unit)} – ${figure(high, unit)}` : format.interval(low, high, digits);
  return fill(words.interval, { interval });
}

/** Of which days a signal speaks: a period, or as of a day. */
export function daysOf({ from, to }: ReportSignal, { words, fill, format }: Writing): string | null {
  if (to === null) return null;
  return from === null ? fill(words.until, { day: format.shortDay(to, true) }) : format.period(from, to).replaceAll(' ', '\u00a0');
}

export function leftOutOf({ leftOut }: ReportSignal, { words, fill, say, format }: Writing): string | null {
  const parts = Object.entries(leftOut).filter(([, count]) => count > 0).map(([reason, count]) => `${say(sayLeftOut(reason))} — ${format.number(count)}`);
  return parts.length === 0 ? null : fill(words.leftOut, { what: parts.join(', ') });
}

/** Where a bound comes from, in one or two words. */
export function originOf({ isOwnBound, origins }: ReportSignal, { words }: Writing): string {
  if (isOwnBound) return words.origins.own;
  const names = origins.map((origin) => (origin.startsWith('source-') ? words.origins.source : words.origins[origin as 'seed' | 'standard' | 'default']));
  return [...new Set(names)].map((name, at) => (at === 0 ? name : name.toLowerCase())).join(', ');
}

/** What speaks loudest of a mistake, in one sentence a signal. */
export function leadsOf({ leads, signals }: ReportMistake, writing: Writing): readonly string[] {
  const known = new Map<string, ReportSignal>(signals.map((signal) => [signal.id, signal]));
  return leads.flatMap(({ id }) => known.get(id) ?? []).map((signal) => sentenceOf(`${writing.say(signal.title)} — ${valueOf(signal, writing)}`));
}

/** The signals in the score, by what they weigh in it. */
export const judgedOf = ({ signals }: ReportMistake): readonly ReportSignal[] =>
  signals.filter(({ isAvailable }) => isAvailable).toSorted((a, b) => b.counted * (b.severity ?? -1) - a.counted * (a.severity ?? -1) || b.counted - a.counted);
export const unjudgedOf = ({ signals }: ReportMistake): readonly ReportSignal[] => signals.filter(({ isAvailable }) => !isAvailable);
