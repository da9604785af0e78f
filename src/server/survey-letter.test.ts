import { expect, test } from 'vitest';
import { surveyLetter } from './survey-letter.ts';

test('the letter says in both languages when the first answer expires and where to confirm it', () => {
  const letter = surveyLetter({ userId: 'u', email: 'anna@opora.ru', expiresOn: '2026-05-31' }, 'https://thirty.opora.ru');
  expect(letter.to).toBe('anna@opora.ru');
  expect(letter.text).toContain('перестанут учитываться 31.05.2026');
  expect(letter.text).toContain('stop counting on 2026-05-31');
  expect(letter.text).toContain('https://thirty.opora.ru/survey?round=renew\n');
});
