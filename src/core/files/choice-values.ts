import type { Column } from './kind.ts';
import { captionWithoutUnit, normaliseCaption, normaliseSpelling } from './normalise.ts';
import { read, unread, type Parser } from './parsed.ts';

const yes = new Set(['да', 'yes', 'true', 'истина', 'y', 'д', '1', '+', 'on', 'верно', 'x']);
const no = new Set(['нет', 'no', 'false', 'ложь', 'n', 'н', '0', 'off', 'неверно']);

export function readBoolean(text: string): ReturnType<Parser> {
  const value = booleanOf(text);
  return value === null ? unread('boolean-unreadable') : read(value);
}

function booleanOf(text: string): boolean | null {
  const spelling = text === '✓' || text === '✔' ? '+' : normaliseSpelling(text);
  if (yes.has(spelling)) return true;
  return no.has(spelling) ? false : null;
}

function spellings(column: Column): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [value, others] of Object.entries(column.choices ?? {})) {
    for (const spelling of [value, ...others]) found.set(normaliseSpelling(spelling), value);
  }
  return found;
}

function shownChoices(column: Column): string {
  return Object.entries(column.choices ?? {})
    .map(([value, others]) => (others[0] === undefined ? value : `${value} (${others[0]})`))
    .join(', ');
}

/** One of the column's choices. Where the file keeps it as yes or no («Пропущен: да»), the caption says which is which. */
export function choiceParser(column: Column, caption: string | undefined): Parser {
  const known = spellings(column);
  const refused = unread('choice-unknown', { allowed: shownChoices(column) });
  const flag = flagOf(column, caption);
  return (text) => {
    const answer = flag === null ? null : booleanOf(text);
    if (flag !== null && answer !== null) return read(flag[answer ? 0 : 1]);
    const value = known.get(normaliseSpelling(text));
    return value === undefined ? refused : read(value);
  };
}

function flagOf(column: Column, caption: string | undefined): readonly [string, string] | null {
  if (column.flags === undefined || caption === undefined) return null;
  return column.flags[normaliseCaption(caption)] ?? column.flags[captionWithoutUnit(caption)] ?? null;
}

/** Several values parted by `;`, `,`, `|`, `/` or a line break; each must be a choice where the column has choices. */
export function listParser(column: Column): Parser {
  const known = spellings(column);
  const refused = unread('choice-unknown', { allowed: shownChoices(column) });
  return (text) => {
    const parts = text.split(/[;,|/\n]+/).map((part) => part.trim()).filter((part) => part !== '');
    if (column.choices === undefined) return read(parts);
    const values = parts.map((part) => known.get(normaliseSpelling(part)));
    return values.every((value) => value !== undefined) ? read([...new Set(values)]) : refused;
  };
}

const currencies: Readonly<Record<string, string>> = {
  руб: 'RUB', р: 'RUB', rur: 'RUB', рубль: 'RUB', рубли: 'RUB', рублей: 'RUB', 'российский рубль': 'RUB', '₽': 'RUB', '643': 'RUB', '810': 'RUB',
  $: 'USD', доллар: 'USD', доллары: 'USD', 'доллар сша': 'USD', '840': 'USD', долл: 'USD', 'us dollar': 'USD',
  '€': 'EUR', евро: 'EUR', euro: 'EUR', '978': 'EUR',
  '£': 'GBP', фунт: 'GBP', '826': 'GBP', '¥': 'CNY', юань: 'CNY', юани: 'CNY', '156': 'CNY', cny: 'CNY',
  '₸': 'KZT', тенге: 'KZT', тг: 'KZT', '398': 'KZT', 'белорусский рубль': 'BYN', 'бел руб': 'BYN', '933': 'BYN',
};

const knownCodes = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code from a code, a sign, a number or a Russian word. */
export function readCurrency(text: string): ReturnType<Parser> {
  const code = currencies[text] ?? currencies[normaliseSpelling(text)] ?? text.toUpperCase();
  return knownCodes.has(code) ? read(code) : unread('currency-unreadable');
}
