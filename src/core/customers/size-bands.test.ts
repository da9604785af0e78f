import { expect, test } from 'vitest';
import { bandSizes } from './size-bands.ts';

test('numbers of staff become the bands of the law, words stay words', () => {
  expect(bandSizes(['15', '16', '100', '101', '250', '251', '1 200', null, 'крупный'])).toEqual(['1–15', '16–100', '16–100', '101–250', '101–250', '251+', '251+', null, 'крупный']);
  expect(bandSizes(['крупный', 'средний', '12', null])).toEqual(['крупный', 'средний', '12', null]);
  expect(bandSizes([null])).toEqual([null]);
});
