import type { Metric } from '../vocabulary.ts';

export const hhi: Metric = {
  id: 'hhi',
  title: { ru: 'Концентрация продаж (HHI)', en: 'Sales concentration (HHI)' },
  formula: { ru: 'сумма квадратов долей сотрудников в продажах', en: 'sum of the squared shares of reps in sales' },
  counted: {
    ru: 'сотрудники с продажами в периоде',
    en: 'reps with sales in the period',
  },
  unit: 'index',
  better: 'less',
  compute: { kind: 'spread', name: 'hhi' },
  breakdowns: [],
};
