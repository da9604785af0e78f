import type { Words } from './vocabulary.ts';

/** A branch of the map: places never move, so that a head remembers where a mistake is. */
export interface MapGroup {
  readonly id: 'customers' | 'skills' | 'product' | 'process' | 'result' | 'people';
  readonly side: 'left' | 'right';
  readonly title: Words;
  readonly mistakes: readonly number[];
}

export const mapGroups: readonly MapGroup[] = [
  { id: 'customers', side: 'left', title: { ru: 'Клиенты', en: 'Customers' }, mistakes: [25, 2, 8, 9, 11, 10, 7] },
  { id: 'skills', side: 'left', title: { ru: 'Навыки', en: 'Skills' }, mistakes: [18, 12, 14, 15, 16] },
  { id: 'product', side: 'left', title: { ru: 'Продукт', en: 'Product' }, mistakes: [24, 17, 13, 30] },
  { id: 'process', side: 'right', title: { ru: 'Процесс', en: 'Process' }, mistakes: [3, 1, 28, 29] },
  { id: 'result', side: 'right', title: { ru: 'Результат', en: 'Results' }, mistakes: [23, 26, 27, 22, 20, 21] },
  { id: 'people', side: 'right', title: { ru: 'Люди', en: 'People' }, mistakes: [4, 5, 6, 19] },
];

/** The order of groups where the map is a list. */
export const listOrder: readonly MapGroup['id'][] = ['process', 'customers', 'skills', 'result', 'product', 'people'];
