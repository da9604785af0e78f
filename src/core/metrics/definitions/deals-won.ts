import type { Metric } from '../vocabulary.ts';

export const dealsWon: Metric = {
  id: 'deals-won',
  title: { ru: 'Успешные сделки', en: 'Deals won' },
  formula: { ru: 'число успешных сделок', en: 'number of won deals' },
  counted: {
    ru: 'сделки, закрытые успешно в периоде',
    en: 'deals closed as won in the period',
  },
  unit: 'count',
  better: 'more',
  compute: { kind: 'count', fact: 'closing', where: [{ column: 'outcome', is: 'won' }] },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
};
