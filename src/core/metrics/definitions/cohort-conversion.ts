import type { Metric } from '../vocabulary.ts';

export const cohortConversion: Metric = {
  id: 'cohort-conversion',
  title: { ru: 'Конверсия когорты', en: 'Cohort conversion' },
  formula: { ru: 'успешные ÷ все созданные в периоде', en: 'won ÷ all created in the period' },
  counted: {
    ru: 'сделки, созданные в периоде; часть может быть ещё открыта',
    en: 'deals created in the period; some may still be open',
  },
  unit: 'share',
  better: 'more',
  compute: { kind: 'share', fact: 'creation', of: [{ column: 'outcome', is: 'won' }] },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
  minimum: 30,
};
