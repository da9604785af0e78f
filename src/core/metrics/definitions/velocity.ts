import type { Metric } from '../vocabulary.ts';

export const velocity: Metric = {
  id: 'velocity',
  title: { ru: 'Скорость воронки', en: 'Sales velocity' },
  formula: { ru: 'открытые сделки × конверсия × средний чек ÷ длина воронки', en: 'open deals × win rate × average order ÷ deal cycle' },
  counted: {
    ru: 'открытые сделки на конец периода; остальное за период',
    en: 'open deals at the end of the period; the rest over the period',
  },
  unit: 'money-per-day',
  better: 'more',
  compute: {
    kind: 'formula',
    name: 'velocity',
    inputs: { open: 'deals-open', conversion: 'win-rate', average: 'average-order', cycle: 'deal-cycle-days' },
  },
  breakdowns: ['rep', 'team', 'pipeline', 'source', 'region', 'product'],
};
