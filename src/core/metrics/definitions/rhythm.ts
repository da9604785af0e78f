import type { Metric } from '../vocabulary.ts';

export const rhythm: Metric = {
  id: 'rhythm',
  title: { ru: 'Ритмичность', en: 'Rhythm' },
  formula: { ru: 'сумма меньших из факта и плана по неделям ÷ сумма плана', en: 'sum of the lesser of actual and plan by week ÷ sum of plan' },
  counted: {
    ru: 'недели периода, обрезанные концами месяцев; текущая не считается',
    en: 'weeks of the period cut at the ends of months; the running one is not counted',
  },
  unit: 'share',
  better: 'more',
  compute: { kind: 'against-plan', name: 'rhythm' },
  breakdowns: ['rep', 'team', 'month'],
};
