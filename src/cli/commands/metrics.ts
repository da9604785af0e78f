import type { Command } from 'commander';
import { findMetric, metrics } from '#core/metrics/catalogue.ts';
import { breakdowns, type Breakdown, type Figure, type Metric } from '#core/metrics/vocabulary.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Where } from '#store/measures/measure.ts';
import { computeMetric } from '#store/measures/metric.ts';
import { valueOf } from '../figures.ts';
import { contextOf, spanOf, type PeriodOptions } from '../period.ts';
import type { Run } from '../run.ts';

interface Options extends PeriodOptions {
  readonly by?: string;
  readonly where?: readonly string[];
}

const isBreakdown = (text: string): text is Breakdown => (breakdowns as readonly string[]).includes(text);

function breakdownOf(metric: Metric, text: string): Breakdown {
  if (isBreakdown(text) && metric.breakdowns.includes(text)) return text;
  throw new Problem('breakdown-unknown', { breakdown: text, known: metric.breakdowns.join(', ') });
}

function whereOf(texts: readonly string[]): Where {
  return texts.map((text) => {
    const at = text.indexOf('=');
    const breakdown = text.slice(0, Math.max(at, 0));
    if (!isBreakdown(breakdown)) throw new Problem('breakdown-unknown', { breakdown: text, known: breakdowns.join(', ') });
    const value = text.slice(at + 1);
    return { breakdown, value: value === '' ? null : value };
  });
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

function figureOf(figure: Figure, metric: Metric, currency: string) {
  const isRatioOfMoney = metric.id === 'plan-attainment';
  const money = (value: number | null) => valueOf(value, 'money', currency);
  const numerator = metric.unit === 'money' || isRatioOfMoney ? money(figure.numerator) : figure.numerator;
  return {
    key: figure.key,
    value: valueOf(figure.value, metric.unit, currency),
    ...(figure.reason !== undefined && { reason: figure.reason }),
    numerator,
    denominator: isRatioOfMoney ? money(figure.denominator) : figure.denominator,
    sample: figure.sample,
    low: figure.low,
    high: figure.high,
  };
}

export function addMetric(program: Command, run: Run): void {
  program
    .command('metric')
    .argument('<id>', 'a metric of the catalogue (see metrics)')
    .description('one figure over a period, whole or by a breakdown')
    .requiredOption('--from <date>', 'first day of the period')
    .requiredOption('--to <date>', 'first day after the period')
    .option('--as-of <date>', 'count what had happened before this day')
    .option('--by <breakdown>', breakdowns.join(', '))
    .option('--where <key=value>', 'only rows of this value; may be repeated', collect, [])
    .action((id: string, options: Options, command: Command) =>
      run.onStore(command, async (store) => {
        const metric = findMetric(id);
        if (metric === undefined) throw new Problem('metric-unknown', { metric: id });
        const context = await contextOf(store, run.surroundings.now(), options.asOf);
        const by = options.by === undefined ? undefined : breakdownOf(metric, options.by);
        const answer = await computeMetric(store, context, { metric, span: spanOf(options, context.timeZone), by, where: whereOf(options.where ?? []) });
        return {
          metric: metric.id,
          unit: metric.unit,
          from: options.from,
          to: options.to,
          rows: answer.rows.map((row) => figureOf(row, metric, context.currency)),
          excluded: answer.excluded,
        };
      }),
    );
}

export function addMetrics(program: Command, run: Run): void {
  program
    .command('metrics')
    .description('the catalogue of metrics: id, title, unit, formula in words, breakdowns')
    .action((_options: unknown, command: Command) => {
      const list = metrics.map(({ id, title, unit, formula, counted, breakdowns: by }) => ({ id, title, unit, formula, counted, breakdowns: by }));
      run.print(command, list);
      return Promise.resolve();
    });
}
