import type { Metric } from '../vocabulary.ts';

export const planAttainment: Metric = {
  id: 'plan-attainment',
  title: { ru: 'Выполнение плана', en: 'Plan attainment' },
  formula: { ru: 'факт ÷ план', en: 'actual ÷ plan' },
  counted: {
    ru: 'план отдела за период; если его нет — сумма планов сотрудников',
    en: 'the department’s plan for the period; where there is none, the sum of its reps’ plans',
  },
  unit: 'share',
  better: 'more',
  compute: { kind: 'against-plan', name: 'attainment' },
  breakdowns: ['rep', 'team', 'month'],
};
