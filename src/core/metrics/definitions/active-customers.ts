import type { Metric } from '../vocabulary.ts';

export const activeCustomers: Metric = {
  id: 'active-customers',
  title: { ru: 'Активные клиенты', en: 'Active customers' },
  formula: { ru: 'клиенты хотя бы с одной покупкой в периоде', en: 'customers with at least one purchase in the period' },
  counted: {
    ru: 'покупки за вычетом возвратов того же дня',
    en: 'purchases net of the same day’s returns',
  },
  unit: 'count',
  better: 'more',
  compute: {
    kind: 'count',
    fact: 'order-line',
    distinct: 'customer_id',
    where: [{ column: 'is_purchase', is: true }],
    needs: { condition: { column: 'customer_id', known: true }, otherwise: 'no-customer' },
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'channel', 'region', 'month', 'week', 'day'],
};
