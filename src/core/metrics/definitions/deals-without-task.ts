import type { Metric } from '../vocabulary.ts';

export const dealsWithoutTask: Metric = {
  id: 'deals-without-task',
  title: { ru: 'Сделки без задачи', en: 'Deals without a task' },
  formula: { ru: 'открытые сделки, по которым нет ни одной открытой задачи', en: 'open deals that have no open task' },
  counted: {
    ru: 'сделки, открытые на конец периода',
    en: 'deals open at the end of the period',
  },
  unit: 'count',
  better: 'less',
  compute: { kind: 'count', fact: 'open-deal', where: [{ column: 'has_task', is: false }] },
  breakdowns: ['rep', 'team', 'pipeline', 'stage', 'source', 'region'],
};
