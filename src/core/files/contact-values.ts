import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { leftEmpty, read, type Parsed, type Parser } from './parsed.ts';

const russian = /^(?:[78]|\+7)?([3489]\d{9})$/;
const cacheSize = 20_000;
/** More numbers do not stand in one cell. */
const partsTried = 50;

/** The first telephone of a cell as E.164, or null. Numbers without a country are Russian. */
export function phoneNumber(text: string): string | null {
  const whole = onePhone(text);
  if (whole !== null) return whole;
  for (const part of text.split(/[,;\n/]+/, partsTried)) {
    const found = onePhone(part);
    if (found !== null) return found;
  }
  return null;
}

function onePhone(text: string): string | null {
  const digits = text.trim().replace(/\.0$/, '').replace(/^'|[\s()\-.\u00a0]/g, '');
  const match = russian.exec(digits);
  if (match !== null && (digits.length > 10 || digits.startsWith('9') || /^[348]/.test(digits))) return `+7${match[1]}`;
  const number = parsePhoneNumberFromString(/^\d{11,15}$/.test(digits) && !/^8/.test(digits) ? `+${digits}` : text, 'RU');
  return number?.isValid() === true ? number.number : null;
}

/** E.164, or empty with a warning: a telephone nobody can dial must not stop the row. */
export const readPhone: Parser = cached((text) => {
  const number = phoneNumber(text);
  return number === null ? leftEmpty('phone-unreadable') : read(number);
});

/** As long as an address may be (RFC 5321): without these ends a cell of a hundred thousand letters would be tried from every one of them. */
const address = /(?<![^\s@<>,;:"()[\]])[^\s@<>,;:"()[\]]{1,64}@[^\s@<>,;:"()[\]]{1,253}\.[\p{L}\d-]{2,63}/u;

/** The first e-mail address of a cell, in lower case, or empty with a warning. */
export const readEmail: Parser = (text) => {
  const match = address.exec(text);
  return match === null ? leftEmpty('email-unreadable') : read(match[0].toLowerCase());
};

const shortWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const firstWeights = [7, ...shortWeights];
const secondWeights = [3, ...firstWeights];

function control(digits: string, weights: readonly number[]): number {
  return (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11) % 10;
}

/** Ten digits of a company or twelve of a person, with control digits that fit. */
export function isInn(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  if (/^\d{10}$/.test(digits)) return control(digits, shortWeights) === Number(digits[9]);
  if (!/^\d{12}$/.test(digits)) return false;
  return control(digits, firstWeights) === Number(digits[10]) && control(digits, secondWeights) === Number(digits[11]);
}

/**
 * Excel drops a leading zero, so nine and eleven digits are tried with one. A wrong INN is left empty
 * with a warning and the row goes on: kept, it would join strangers; refused, it would lose a customer.
 */
export const readInn: Parser = (text) => {
  const digits = text.replace(/[\s\u00a0]/g, '').replace(/\.0+$/, '').replace(/\/.*$/, '');
  const whole = digits.length === 9 || digits.length === 11 ? `0${digits}` : digits;
  return isInn(whole) ? read(whole) : leftEmpty('inn-wrong');
};

function cached(parse: (text: string) => Parsed): Parser {
  const seen = new Map<string, Parsed>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    if (seen.size >= cacheSize) seen.clear();
    const parsed = parse(text);
    seen.set(text, parsed);
    return parsed;
  };
}
