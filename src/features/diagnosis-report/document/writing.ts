import type { Bound } from '#core/diagnosis/vocabulary.ts';
import { formatsOf, type Formats } from '#web/locale/formats.ts';
import { type BoundWords, sayBound, sayFigure, sayPrice } from '../../diagnosis-figures.ts';
import { fillTitle } from '../../workbook.ts';
import { reportWords, type ReportWords } from '../document-words.ts';

interface Both {
  readonly ru: string;
  readonly en: string;
}

type Details = Readonly<Record<string, string | number>>;

/** One language of a report, with its words, formats and currency. */
export interface Writing {
  readonly language: 'ru' | 'en';
  readonly words: ReportWords;
  readonly format: Formats;
  readonly timeZone: string;
  readonly say: (words: Both) => string;
  readonly fill: (text: string, details: Details) => string;
  readonly figure: (value: number, unit: string) => string;
  readonly bound: (bound: Bound, unit: string) => { readonly good: string; readonly bad: string };
  readonly price: (minor: number) => string;
}

const noBreak = '\u00a0';
/** Short words that do not end a line. */
const leading = /(^|[\s(«„\u00a0])(в|во|на|с|со|к|ко|о|об|от|до|за|из|у|и|а|не|ни|но|по|для|без|при|или|№|a|an|the|of|to|in|by|no\.|nos\.) /giu;

/** Keeps short words with what follows, a dash with what precedes, and thin spaces whole. */
export function bind(text: string): string {
  return text
    .replaceAll('\u2009', '\u202f')
    .replace(leading, `$1$2${noBreak}`)
    .replace(leading, `$1$2${noBreak}`)
    .replaceAll(' — ', `${noBreak}— `)
    .replaceAll(/ ÷ /gu, `${noBreak}÷ `);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const sentenceOf = (text: string): string => capital(/[.!?]$/u.test(text) ? text : `${text}.`);

function boundWords({ figure: words }: ReportWords): BoundWords {
  return {
    ...words,
    upTo: (x) => fillTitle(words.upTo, { x }), from: (x) => fillTitle(words.from, { x }),
    between: (x, y) => fillTitle(words.between, { x, y }), outside: (x, y) => fillTitle(words.outside, { x, y }),
  };
}

/** Everything a builder needs to write in a language. */
export function writingOf(language: 'ru' | 'en', { currency, timeZone }: { readonly currency: string; readonly timeZone: string }): Writing {
  const words = reportWords[language];
  const format = formatsOf(language);
  const signs = boundWords(words);
  return {
    language, words, format, timeZone,
    say: (both) => both[language],
    fill: fillTitle,
    figure: (value, unit) => sayFigure(value, unit, currency, format, signs),
    bound: (bound, unit) => sayBound(bound, unit, currency, format, signs),
    price: (minor) => sayPrice(minor, currency, format),
  };
}
