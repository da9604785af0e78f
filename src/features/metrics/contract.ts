import { z } from 'zod';
import { breakdownField, guarded, periodFields, whereText } from '../procedure.ts';

const words = z.object({ ru: z.string(), en: z.string() });
const unit = z.enum(['share', 'count', 'money', 'money-per-day', 'days', 'index']);

const metric = z.object({
  id: z.string(),
  title: words,
  formula: words,
  counted: words,
  unit,
  better: z.enum(['more', 'less', 'neither']),
  breakdowns: z.array(breakdownField),
  minimum: z.int().nullable(),
});

const figure = z.object({
  key: z.string().nullable(),
  /** Money in minor units, shares as fractions of one; null where it cannot be computed. */
  value: z.number().nullable(),
  reason: z.string().optional(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  sample: z.int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const metricsContract = {
  list: guarded('signed-in')
    .route({ method: 'GET', path: '/metrics', summary: 'Every metric with its formula in words', tags: ['metrics'] })
    .output(z.object({ rows: z.array(metric) })),
  compute: guarded('signed-in')
    .route({ method: 'GET', path: '/metrics/{id}', summary: 'A metric over a period, whole or by a breakdown', tags: ['metrics'] })
    .input(
      z.object({
        id: z.string().max(60),
        ...periodFields,
        by: breakdownField.optional(),
        where: z.array(whereText).max(5).optional(),
      }),
    )
    .output(
      z.object({
        metric: z.string(),
        unit,
        asOf: z.iso.datetime(),
        rows: z.array(figure),
        excluded: z.record(z.string(), z.int()),
      }),
    ),
};
