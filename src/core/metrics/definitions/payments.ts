import type { Metric } from '../vocabulary.ts';

export const payments: Metric = {
  id: 'payments',
  title: { ru: 'Оплаты', en: 'Payments' },
  formula: { ru: 'поступления минус возвраты денег', en: 'money received less refunds' },
  counted: {
    ru: 'платежи периода; возврат вычитается в день возврата',
    en: 'payments of the period; a refund is subtracted on its own day',
  },
  unit: 'money',
  better: 'more',
  compute: {
    kind: 'sum',
    fact: 'payment',
    column: 'amount',
  },
  breakdowns: ['rep', 'team', 'region', 'month', 'week', 'day'],
};
