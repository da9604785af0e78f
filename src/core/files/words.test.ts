import { expect, test } from 'vitest';
import { fileProblemWords, fillWords, rowProblemWords } from './words.ts';

test('both languages say the same things', () => {
  for (const [code, words] of Object.entries({ ...fileProblemWords, ...rowProblemWords })) {
    const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').filter((name) => name !== 'ru' && name !== 'en').toSorted();
    expect(names(words.ru), code).toEqual(names(words.en));
    expect(words.ru, code).toMatch(/[а-я]/);
    expect(words.en, code).not.toMatch(/[а-я](?!.*”)/);
  }
});

test('details fill the words', () => {
  expect(fillWords(fileProblemWords['file-too-many-rows'], { limit: 5_000_000 }, 'ru')).toBe(
    'В файле больше 5\u00a0000\u00a0000 строк. Разделите его, например по годам.',
  );
  expect(fillWords(fileProblemWords['sheet-unknown'], { sheet: 'Лист9', sheets: 'Лист1' }, 'en')).toBe('The file has no sheet “Лист9”. It has: Лист1.');
});
