import type { ProblemCode } from '#core/shared/problem.ts';

export const shortestPassword = 12;
/** Argon2 reads any length; the bound keeps a sign-in from being made expensive. */
export const longestPassword = 200;

/**
 * The commonest bases of long passwords, in both alphabets and keyboard layouts: a password that is
 * nothing but one of these, repeated or with digits and signs around it, is refused.
 */
const commonBases = [
  'password', 'passw0rd', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'admin', 'administrator', 'letmein',
  'welcome', 'iloveyou', 'monkey', 'dragon', 'football', 'baseball', 'sunshine', 'princess', 'superman', 'trustno',
  'changeme', 'secret', 'login', 'master', 'company', 'office', 'sales', 'thirty', 'parol', 'privet', 'moskva',
  'пароль', 'йцукен', 'йцукенгшщзхъ', 'фывапролдж', 'привет', 'любовь', 'администратор', 'москва', 'россия',
  'продажи', 'секрет', 'gfhjkm', 'ghbdtn', 'qazwsx', 'qazwsxedc', 'abc', 'abcdef', 'abcdefgh', 'q', 'a', '',
] as const;

function letters(password: string): string {
  return password.toLowerCase().replace(/[^\p{L}]/gu, '');
}

function isRepetitionOf(base: string, text: string): boolean {
  if (base === '') return text === '';
  return text.length % base.length === 0 && text === base.repeat(text.length / base.length);
}

/**
 * Why a password is not accepted, or null when it is: at least 12 characters, not the e-mail nor
 * its name part, not one of the common ones dressed up with digits.
 */
export function passwordProblem(password: string, email: string): ProblemCode | null {
  if ([...password].length < shortestPassword) return 'password-too-short';
  if (password.length > longestPassword) return 'password-too-long';
  const lower = password.toLowerCase();
  const name = email.toLowerCase().split('@')[0] ?? '';
  if (lower.includes(email.toLowerCase()) || (name.length >= 4 && letters(lower) === letters(name))) {
    return 'password-contains-email';
  }
  const base = letters(password);
  if (new Set(password).size < 5) return 'password-too-common';
  // Digits and signs alone are guessed first; a base may be followed by years and exclamation marks.
  return commonBases.some((common) => isRepetitionOf(common, base)) ? 'password-too-common' : null;
}

/** E-mail addresses are compared without case and without the blanks around them. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether a text looks like an address; null bytes, blanks and missing parts are refused. */
export function isEmail(email: string): boolean {
  return email.length <= 254 && /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}.]+$/u.test(email);
}
