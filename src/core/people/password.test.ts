import { expect, test } from 'vitest';
import { isEmail, normalEmail, passwordProblem } from './password.ts';

const email = 'anna.petrova@example.ru';

test.each([
  ['коротко', 'password-too-short'],
  ['x'.repeat(201), 'password-too-long'],
  ['password123456', 'password-too-common'],
  ['Password2026!!', 'password-too-common'],
  ['qwertyqwerty99', 'password-too-common'],
  ['йцукенйцукен1', 'password-too-common'],
  ['ПарольПароль1', 'password-too-common'],
  ['123456789012', 'password-too-common'],
  ['aaaaaaaaaaaaaa', 'password-too-common'],
  ['anna.petrova@example.ru', 'password-contains-email'],
  ['Anna.Petrova1985', 'password-contains-email'],
])('%s is refused as %s', (password, problem) => {
  expect(passwordProblem(password, email)).toBe(problem);
});

test.each(['синий кит 48 gorizont', 'correct horse battery staple', 'пароль от дачи не скажу', 'жжжжйййй ёё хо'])('%s is taken', (password) => {
  expect(passwordProblem(password, email)).toBeNull();
});

test('addresses are compared without case and blanks', () => {
  expect(normalEmail('  Anna@Example.RU ')).toBe('anna@example.ru');
  expect(['a@b.ru', 'имя@почта.рф'].every(isEmail)).toBe(true);
  expect(['', 'a', 'a@b', 'a b@c.ru', 'a@b..', 'a@@b.ru', 'a\u0000@b.ru', `${'a'.repeat(255)}@b.ru`].some(isEmail)).toBe(false);
});
