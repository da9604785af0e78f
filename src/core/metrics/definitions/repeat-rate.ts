import type { Metric } from '../vocabulary.ts';

export const repeatRate: Metric = {
  id: 'repeat-rate',
  title: { ru: 'Доля повторных покупателей', en: 'Repeat rate' },
  formula: { ru: 'клиенты с двумя и более днями покупок ÷ все покупавшие', en: 'customers with two or more purchase days ÷ all who bought' },
  counted: {
    ru: 'клиенты, покупавшие в периоде',
    en: 'customers who bought in the period',
  },
  unit: 'share',
  better: 'more',
  compute: {
    kind: 'share-of-distinct',
    fact: 'order-line',
    distinct: 'customer_id',
    counting: 'day',
    atLeast: 2,
    where: [{ column: 'is_purchase', is: true }],
    needs: { condition: { column: 'customer_id', known: true }, otherwise: 'no-customer' },
  },
  breakdowns: ['rep', 'team', 'region', 'channel', 'month'],
  minimum: 30,
};
