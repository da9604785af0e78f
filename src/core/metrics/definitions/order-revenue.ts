import type { Metric } from '../vocabulary.ts';

export const orderRevenue: Metric = {
  id: 'order-revenue',
  title: { ru: 'Выручка по отгрузкам', en: 'Order revenue' },
  formula: { ru: 'продажи минус возвраты', en: 'sales less returns' },
  counted: {
    ru: 'строки заказов периода; возврат вычитается в день возврата',
    en: 'order lines of the period; a return is subtracted on its own day',
  },
  unit: 'money',
  better: 'more',
  compute: {
    kind: 'sum',
    fact: 'order-line',
    column: 'amount',
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'channel', 'region', 'segment', 'month', 'week', 'day'],
};
