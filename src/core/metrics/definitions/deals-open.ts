import type { Metric } from '../vocabulary.ts';

export const dealsOpen: Metric = {
  id: 'deals-open',
  title: { ru: 'Открытые сделки', en: 'Open deals' },
  formula: { ru: 'число открытых сделок на конец периода', en: 'number of deals open at the end of the period' },
  counted: {
    ru: 'сделки, созданные и не закрытые к концу периода',
    en: 'deals created and not closed by the end of the period',
  },
  unit: 'count',
  better: 'neither',
  compute: { kind: 'count', fact: 'open-deal' },
  breakdowns: ['rep', 'team', 'product', 'source', 'channel', 'region', 'audience', 'pipeline', 'stage'],
};
