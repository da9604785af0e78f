import type { Metric } from '../vocabulary.ts';

export const answeredCalls: Metric = {
  id: 'answered-calls',
  title: { ru: 'Состоявшиеся звонки', en: 'Answered calls' },
  formula: { ru: 'число звонков с ответом', en: 'number of calls that were answered' },
  counted: {
    ru: 'звонки с результатом «отвечен»',
    en: 'calls whose result is answered',
  },
  unit: 'count',
  better: 'more',
  compute: {
    kind: 'count',
    fact: 'call',
    where: [{ column: 'result', is: 'answered' }],
  },
  breakdowns: ['rep', 'team', 'region', 'month', 'week', 'day'],
};
