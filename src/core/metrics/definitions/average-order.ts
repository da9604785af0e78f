import type { Metric } from '../vocabulary.ts';

export const averageOrder: Metric = {
  id: 'average-order',
  title: { ru: 'Средний чек', en: 'Average order' },
  formula: { ru: 'сумма успешных сделок ÷ их число', en: 'sum of won deals ÷ their number' },
  counted: {
    ru: 'успешные сделки периода с суммой больше нуля',
    en: 'won deals of the period with an amount above zero',
  },
  unit: 'money',
  better: 'more',
  compute: {
    kind: 'average',
    fact: 'closing',
    column: 'amount',
    where: [{ column: 'outcome', is: 'won' }],
    needs: { condition: { column: 'amount', above: 0 }, otherwise: 'zero-amount' },
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
};
