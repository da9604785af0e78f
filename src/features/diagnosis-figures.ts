import type { JudgedSignal } from '#core/diagnosis/judge.ts';
import type { Bound } from '#core/diagnosis/vocabulary.ts';
import type { Formats } from '#web/locale/formats.ts';

/** A figure of a signal in its unit: `33,0 %`, `7`, `2,34×`, `z = +0,44`, `12 дн.`; words for yes and no come with the screen. */
export interface FigureWords {
  readonly yes: string;
  readonly no: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly point: string;
}

const suffixed = (text: string, unit: string): string => `${text}\u00a0${unit}`;

/** How a value of a unit is written. */
export function sayFigure(value: number, unit: string, currency: string, format: Formats, words: FigureWords): string {
  switch (unit) {
    case 'share':
      return format.share(value);
    case 'money':
      return format.money(value, currency);
    case 'ratio':
    case 'correlation':
      return format.number(value, { digits: 2 });
    case 'z':
      return `z\u00a0=\u00a0${format.number(value, { digits: 2, signed: true })}`;
    case 'percentage-points':
      return format.points(value);
    case 'yes-no':
      return value === 1 ? words.yes : value === 0 ? words.no : format.share(value, { digits: 0 });
    default:
      return sayAmount(value, unit, format, words);
  }
}

const short: Readonly<Record<string, keyof FigureWords>> = { days: 'day', hours: 'hour', minutes: 'minute', seconds: 'second', points: 'point' };

function sayAmount(value: number, unit: string, format: Formats, words: FigureWords): string {
  const digits = Number.isInteger(value) ? 0 : 1;
  const key = short[unit];
  return key === undefined ? format.number(value, { digits }) : suffixed(format.number(value, { digits }), words[key]);
}

/** An edge of a bound without decimals that say nothing: `10 %`, `1,5`. */
function sayEdge(value: number, unit: string, currency: string, format: Formats, words: FigureWords): string {
  if (unit === 'share') return format.share(value, { digits: Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1 });
  if (unit === 'ratio' || unit === 'correlation') return format.number(value, { digits: Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2 });
  return sayFigure(value, unit, currency, format, words);
}

export interface BoundWords extends FigureWords {
  /** `до {{x}}`, `от {{x}}`, `от {{x}} до {{y}}`, `до {{x}} или от {{y}}`, `не хуже`, `хуже, доказано`; an edge is in what it bounds. */
  readonly upTo: (x: string) => string;
  readonly from: (x: string) => string;
  readonly between: (x: string, y: string) => string;
  readonly outside: (x: string, y: string) => string;
  readonly notWorse: string;
  readonly provenWorse: string;
  readonly informed: string;
}

/** A bound in words, its good and its bad side. */
export function sayBound(bound: Bound, unit: string, currency: string, format: Formats, words: BoundWords): { readonly good: string; readonly bad: string } {
  const edge = (value: number): string => sayEdge(value, unit, currency, format, words);
  switch (bound.kind) {
    case 'at-most':
      return bound.good === 0 && bound.bad === 1 ? { good: edge(0), bad: words.from(edge(1)) } : { good: bound.good === 0 ? edge(0) : words.upTo(edge(bound.good)), bad: words.from(edge(bound.bad)) };
    case 'at-least':
      return { good: words.from(edge(bound.good)), bad: bound.bad === 0 ? edge(0) : words.upTo(edge(bound.bad)) };
    case 'range':
      return { good: words.between(edge(bound.good[0]), edge(bound.good[1])), bad: sayOutside(bound.bad, edge, words) };
    case 'yes-no':
      return bound.good === 'yes' ? { good: words.yes, bad: words.no } : { good: words.no, bad: words.yes };
    case 'trend':
      return { good: words.notWorse, bad: words.provenWorse };
    case 'info':
      return { good: '—', bad: '—' };
  }
}

function sayOutside([below, above]: readonly [number | null, number | null], edge: (value: number) => string, words: BoundWords): string {
  if (below !== null && above !== null) return words.outside(edge(below), edge(above));
  if (above !== null) return words.from(edge(above));
  return below === null ? '—' : words.upTo(edge(below));
}

/** The shape of a signal by its bounds. */
export function placeOf({ severity, isAvailable }: Pick<JudgedSignal, 'severity' | 'isAvailable'>): 'present' | 'risk' | 'absent' | 'none' {
  if (!isAvailable || severity === null) return 'none';
  return severity >= 1 ? 'present' : severity > 0 ? 'risk' : 'absent';
}

/** The price of a mistake a month: `1,23 млн ₽`, `688 тыс. ₽`, `9 400 ₽`. */
export function sayPrice(minor: number, currency: string, format: Formats): string {
  if (Math.abs(minor) >= 100_000_000) return format.money(minor, currency, { scale: 'million' });
  if (Math.abs(minor) >= 1_000_000) return format.money(minor, currency, { scale: 'thousand' });
  return format.money(minor, currency);
}
