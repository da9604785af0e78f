import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { leftOutWords } from '#core/diagnosis/left-out-words.ts';

const readers = fileURLToPath(new URL('../src/store/diagnosis', import.meta.url));

/** The keys written out after `leftOut` in the readers of signals. */
function keysOfReaders(): string[] {
  const files = readdirSync(readers, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const texts = files.map((name) => readFileSync(join(readers, name), 'utf8'));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => /leftOut(Of)?\b.*[:=].*\{/.test(line));
  return [...new Set(lines.flatMap((line) => [...line.matchAll(/[{,] '([a-z-]+)':/g)].map((match) => match[1] ?? '')))];
}

test('what the readers leave out has words', () => {
  const keys = keysOfReaders();
  expect(keys).toContain('no-response-recorded');
  expect(keys.filter((key) => leftOutWords[key] === undefined)).toEqual([]);
});
