import type { Metric } from '../vocabulary.ts';

export const tasksOverdue: Metric = {
  id: 'tasks-overdue',
  title: { ru: 'Просроченные задачи', en: 'Overdue tasks' },
  formula: { ru: 'задачи со сроком в периоде, не сделанные к его концу и к сроку', en: 'tasks due in the period that were not done by their due time' },
  counted: {
    ru: 'задачи, у которых есть срок',
    en: 'tasks that have a due time',
  },
  unit: 'count',
  better: 'less',
  compute: { kind: 'count', fact: 'task', where: [{ column: 'overdue', is: true }] },
  breakdowns: ['rep', 'team', 'region', 'month', 'week', 'day'],
};
