import type { Metric } from '../vocabulary.ts';

export const dealsLost: Metric = {
  id: 'deals-lost',
  title: { ru: 'Проигранные сделки', en: 'Deals lost' },
  formula: { ru: 'число проигранных сделок', en: 'number of lost deals' },
  counted: {
    ru: 'сделки, закрытые с отказом в периоде',
    en: 'deals closed as lost in the period',
  },
  unit: 'count',
  better: 'less',
  compute: { kind: 'count', fact: 'closing', where: [{ column: 'outcome', is: 'lost' }] },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
};
