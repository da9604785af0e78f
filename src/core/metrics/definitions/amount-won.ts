import type { Metric } from '../vocabulary.ts';

export const amountWon: Metric = {
  id: 'amount-won',
  title: { ru: 'Сумма успешных сделок', en: 'Amount won' },
  formula: { ru: 'сумма успешных сделок', en: 'sum of the amounts of won deals' },
  counted: {
    ru: 'сделки, закрытые успешно в периоде, с известной суммой',
    en: 'deals closed as won in the period whose amount is known',
  },
  unit: 'money',
  better: 'more',
  compute: {
    kind: 'sum',
    fact: 'closing',
    column: 'amount',
    where: [{ column: 'outcome', is: 'won' }],
    needs: { condition: { column: 'amount', known: true }, otherwise: 'no-amount' },
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
};
