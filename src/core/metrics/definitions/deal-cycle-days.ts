import type { Metric } from '../vocabulary.ts';

export const dealCycleDays: Metric = {
  id: 'deal-cycle-days',
  title: { ru: 'Длина воронки', en: 'Deal cycle' },
  formula: { ru: 'медиана дней от создания до успешного закрытия', en: 'median days from creation to a won closing' },
  counted: {
    ru: 'успешные сделки периода с известной датой создания',
    en: 'won deals of the period whose creation date is known',
  },
  unit: 'days',
  better: 'less',
  compute: {
    kind: 'median',
    fact: 'closing',
    column: 'cycle_days',
    where: [{ column: 'outcome', is: 'won' }],
    needs: { condition: { column: 'cycle_days', known: true }, otherwise: 'no-creation-date' },
  },
  breakdowns: ['rep', 'team', 'product', 'category', 'source', 'channel', 'region', 'audience', 'segment', 'pipeline', 'month', 'week', 'day'],
  minimum: 10,
};
