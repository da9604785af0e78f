import type { Metric } from '../vocabulary.ts';

export const orderMargin: Metric = {
  id: 'order-margin',
  title: { ru: 'Маржа по отгрузкам', en: 'Order margin' },
  formula: { ru: 'выручка минус себестоимость', en: 'revenue less cost' },
  counted: {
    ru: 'строки заказов с известной себестоимостью',
    en: 'order lines whose cost is known',
  },
  unit: 'money',
  better: 'more',
  compute: {
    kind: 'sum',
    fact: 'order-line',
    column: 'margin',
    needs: { condition: { column: 'margin', known: true }, otherwise: 'no-cost' },
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'channel', 'region', 'segment', 'month', 'week', 'day'],
};
