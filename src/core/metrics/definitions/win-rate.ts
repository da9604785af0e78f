import type { Metric } from '../vocabulary.ts';

export const winRate: Metric = {
  id: 'win-rate',
  title: { ru: 'Конверсия по закрытым', en: 'Win rate' },
  formula: { ru: 'успешные сделки ÷ все закрытые', en: 'won deals ÷ all closed deals' },
  counted: {
    ru: 'сделки, чьё последнее закрытие пришлось на период; открытые не считаются',
    en: 'deals whose latest closing lies in the period; open deals are in neither',
  },
  unit: 'share',
  better: 'more',
  compute: { kind: 'share', fact: 'closing', of: [{ column: 'outcome', is: 'won' }] },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
  minimum: 30,
};
