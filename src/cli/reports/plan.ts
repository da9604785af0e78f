import { isDay } from '#core/shared/day.ts';
import type { Period } from '#core/shared/period.ts';
import { Problem } from '#core/shared/problem.ts';
import { readPipeline } from '#store/reports/pipeline.ts';
import { readRhythm } from '#store/reports/rhythm.ts';
import { moneyText } from '../figures.ts';
import type { PeriodOptions } from '../period.ts';
import type { Report } from './report.ts';

function periodOf({ from = '', to = '' }: PeriodOptions): Period {
  if (!isDay(from) || !isDay(to) || from >= to) throw new Problem('period-invalid', { from, to });
  return { from, to };
}

export const reportRhythm: Report = async (store, context, options) => {
  const step = options.step === 'day' ? 'day' : 'week';
  const by = options.by === 'rep' || options.by === 'team' ? options.by : null;
  const rows = await readRhythm(store, context, { period: periodOf(options), step, by });
  return {
    rows: rows.map((row) => ({
      key: row.key,
      rhythm: row.figures?.rhythm ?? null,
      attainment: row.figures?.attainment ?? null,
      arrhythmia: row.figures?.arrhythmia ?? null,
      variation: row.figures?.variation ?? null,
      ...(row.reason !== null && { reason: row.reason }),
    })),
  };
};

export const reportPipeline: Report = async (store, context, options) => {
  const report = await readPipeline(store, context, periodOf(options));
  return {
    weighted: moneyText(report.weighted, context.currency),
    coverage: report.coverage.state === 'measured' ? report.coverage.coverage : null,
    ...(report.coverage.state !== 'measured' && { reason: report.coverage.state }),
    overdue: report.overdue,
    withoutDate: report.withoutDate,
    withoutAmount: report.withoutAmount,
    withoutProbability: report.withoutProbability,
    open: report.open,
  };
};
