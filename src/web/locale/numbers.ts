import type { Language } from './language.ts';

const thin = '\u2009';
const noBreak = '\u00a0';
const minus = '\u2212';
const dash = '\u2013';

const locales: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

/** How many decimals and whether the sign is always shown. */
export interface NumberShape {
  readonly digits?: number;
  readonly signed?: boolean;
}

/** Intl's spelling turned into the product's: thin space between thousands in Russian, a true minus. */
function spell(language: Language, value: number, options: Intl.NumberFormatOptions): string {
  const text = new Intl.NumberFormat(locales[language], options).format(value);
  const grouped = language === 'ru' ? text.replace(/[\u00a0\u202f]/g, thin) : text;
  return grouped.replace('-', minus);
}

/** `5 240`, `−3,2`, `+0,04`. */
export function formatNumber(language: Language, value: number, shape: NumberShape = {}): string {
  const digits = shape.digits ?? 0;
  return spell(language, value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: shape.signed ? 'exceptZero' : 'negative',
  });
}

/** A share of 0..1 as `33,0 %` (`33.0%` in English). */
export function formatShare(language: Language, share: number, shape: NumberShape = {}): string {
  const percent = formatNumber(language, share * 100, { ...shape, digits: shape.digits ?? 1 });
  return language === 'ru' ? `${percent}${thin}%` : `${percent}%`;
}

/**
 * A share on the near side of a bound is rounded towards that side, so that 79.96 % below a bound of
 * 80 % reads `79,9 %` and never `80,0 %`.
 */
export function formatShareBelow(language: Language, share: number, bound: number): string {
  const tenths = share * 1000;
  const rounded = share < bound ? Math.floor(tenths + 1e-9) : Math.round(tenths);
  return formatShare(language, rounded / 1000);
}

/** The change of a share in percentage points: `+1,4 п. п.` (`+1.4 pp`). */
export function formatPoints(language: Language, change: number, digits = 1): string {
  const points = formatNumber(language, change * 100, { digits, signed: true });
  return language === 'ru' ? `${points}${noBreak}п.${noBreak}п.` : `${points}${noBreak}pp`;
}

/** `22,9–29,4`; with a negative end `от −3,2 до +6,0` (`from −3.2 to +6.0`). */
export function formatInterval(language: Language, low: number, high: number, digits = 1): string {
  if (low >= 0) return `${formatNumber(language, low, { digits })}${dash}${formatNumber(language, high, { digits })}`;
  const from = formatNumber(language, low, { digits, signed: true });
  const to = formatNumber(language, high, { digits, signed: true });
  return language === 'ru'
    ? `от${noBreak}${from} до${noBreak}${to}`
    : `from${noBreak}${from} to${noBreak}${to}`;
}

/** `167 из 506` (`167 of 506`). */
export function formatOutOf(language: Language, part: number, whole: number): string {
  const word = language === 'ru' ? 'из' : 'of';
  return `${formatNumber(language, part)} ${word}${noBreak}${formatNumber(language, whole)}`;
}

/** A size in bytes with its unit: `147 МБ`, `1,2 ГБ`. Units are decimal. */
export function formatBytes(language: Language, bytes: number): string {
  const units = language === 'ru' ? ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ'] : ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${formatNumber(language, size, { digits })}${noBreak}${units[unit] ?? ''}`;
}

/** The forms of a noun by number; `other` serves fractions and English plurals. */
export interface NounForms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** The form that goes with the number: 1 сделка, 2 сделки, 5 сделок, 21 сделка, 1,5 сделки. */
export function chooseForm(language: Language, count: number, forms: NounForms): string {
  const rule = new Intl.PluralRules(locales[language]).select(count);
  if (rule === 'one') return forms.one;
  if (rule === 'few') return forms.few ?? forms.other;
  if (rule === 'many') return forms.many ?? forms.other;
  return forms.other;
}

/** The number and its noun, kept on one line: `14 задач`. */
export function formatCount(language: Language, count: number, forms: NounForms, digits = 0): string {
  return `${formatNumber(language, count, { digits })}${noBreak}${chooseForm(language, count, forms)}`;
}
