import type { Metric } from '../vocabulary.ts';

export const top2Share: Metric = {
  id: 'top2-share',
  title: { ru: 'Доля двух первых', en: 'Share of the top two' },
  formula: { ru: 'продажи двух первых сотрудников ÷ все продажи', en: 'sales of the two largest reps ÷ all sales' },
  counted: {
    ru: 'сотрудники с продажами в периоде',
    en: 'reps with sales in the period',
  },
  unit: 'share',
  better: 'less',
  compute: { kind: 'spread', name: 'top2-share' },
  breakdowns: [],
};
