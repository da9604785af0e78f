import type { Metric } from '../vocabulary.ts';

export const calls: Metric = {
  id: 'calls',
  title: { ru: 'Звонки', en: 'Calls' },
  formula: { ru: 'число звонков', en: 'number of calls' },
  counted: {
    ru: 'все звонки периода',
    en: 'all calls of the period',
  },
  unit: 'count',
  better: 'neither',
  compute: { kind: 'count', fact: 'call' },
  breakdowns: ['rep', 'team', 'region', 'month', 'week', 'day'],
};
