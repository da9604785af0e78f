import type { Metric } from '../vocabulary.ts';

export const orders: Metric = {
  id: 'orders',
  title: { ru: 'Заказы', en: 'Orders' },
  formula: { ru: 'число заказов, в которых есть продажа', en: 'number of orders that contain a sale' },
  counted: {
    ru: 'заказы периода; документы из одних возвратов не считаются',
    en: 'orders of the period; documents of returns only are not counted',
  },
  unit: 'count',
  better: 'more',
  compute: { kind: 'count', fact: 'order-line', distinct: 'order_id', where: [{ column: 'is_return', is: false }] },
  breakdowns: ['rep', 'team', 'product', 'category', 'channel', 'region', 'segment', 'month', 'week', 'day'],
};
