import type { Metric } from '../vocabulary.ts';

export const meetingsHeld: Metric = {
  id: 'meetings-held',
  title: { ru: 'Проведённые встречи', en: 'Meetings held' },
  formula: { ru: 'число проведённых встреч', en: 'number of meetings held' },
  counted: {
    ru: 'встречи, проведённые в периоде',
    en: 'meetings held in the period',
  },
  unit: 'count',
  better: 'more',
  compute: { kind: 'count', fact: 'meeting', where: [{ column: 'status', is: 'held' }] },
  breakdowns: ['rep', 'team', 'region', 'month', 'week', 'day'],
};
