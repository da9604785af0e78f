import type { Metric } from '../vocabulary.ts';

export const busFactor: Metric = {
  id: 'bus-factor',
  title: { ru: 'Сколько сотрудников дают половину продаж', en: 'Bus factor' },
  formula: { ru: 'наименьшее число сотрудников, дающих не меньше половины продаж', en: 'smallest number of reps who give at least half of sales' },
  counted: {
    ru: 'сотрудники с продажами в периоде',
    en: 'reps with sales in the period',
  },
  unit: 'count',
  better: 'more',
  compute: { kind: 'spread', name: 'bus-factor' },
  breakdowns: [],
};
