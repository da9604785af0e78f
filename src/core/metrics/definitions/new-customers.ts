import type { Metric } from '../vocabulary.ts';

export const newCustomers: Metric = {
  id: 'new-customers',
  title: { ru: 'Новые клиенты', en: 'New customers' },
  formula: { ru: 'клиенты, чья первая покупка за всю известную историю пришлась на период', en: 'customers whose first purchase in all known history lies in the period' },
  counted: {
    ru: 'клиенты с именем; история до начала данных не видна',
    en: 'named customers; what came before the data begins is not seen',
  },
  unit: 'count',
  better: 'more',
  compute: {
    kind: 'count',
    fact: 'order-line',
    distinct: 'customer_id',
    where: [{ column: 'is_purchase', is: true }, { column: 'segment', is: 'new' }],
    needs: { condition: { column: 'customer_id', known: true }, otherwise: 'no-customer' },
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'channel', 'region', 'month', 'week', 'day'],
};
