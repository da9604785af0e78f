import { sql } from 'kysely';
import { findMetric } from '#core/metrics/catalogue.ts';
import { concentration } from '#core/metrics/statistics/concentration.ts';
import type { Figure, Formula, Measure, MetricAnswer, Spread } from '#core/metrics/vocabulary.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { againstPlan } from './against-plan.ts';
import { hasFacts } from './known-facts.ts';
import { answerMeasure, type Span, type Where } from './measure.ts';
import type { MetricRequest } from './metric-request.ts';

const none = (reason: string): Figure => ({ key: null, value: null, reason, numerator: null, denominator: null, sample: 0, low: null, high: null });

/** Open deals are those at the end of the period, or as of now when that has not come. */
const contextOf = (measure: Measure, span: Span, context: FactContext): FactContext =>
  measure.fact === 'open-deal' && span.to < context.asOf ? { ...context, asOf: span.to } : context;

async function computeDirect(database: Database, context: FactContext, request: MetricRequest, measure: Measure): Promise<MetricAnswer> {
  const { metric, span, by, where } = request;
  const base = { metric: metric.id, unit: metric.unit };
  if (!(await hasFacts(database, measure.fact))) return { ...base, rows: by === undefined ? [none('no-data')] : [], excluded: {} };
  const own = contextOf(measure, span, context);
  const { figures, leftOut } = await answerMeasure(database, own, { measure, span, by, where });
  return { ...base, rows: figures.map(({ second: _second, ...figure }) => figure), excluded: leftOut };
}

/** Money per day: open deals × win rate × average order ÷ cycle. */
function velocity(inputs: Readonly<Record<string, Figure | undefined>>): Figure {
  const [open, conversion, average, cycle] = ['open', 'conversion', 'average', 'cycle'].map((name) => inputs[name]?.value ?? null);
  const key = Object.values(inputs).find((figure) => figure !== undefined)?.key ?? null;
  const sample = inputs['conversion']?.sample ?? 0;
  if (open == null || conversion == null || average == null || cycle == null) return { ...none('nothing-counted'), key, sample };
  if (cycle === 0) return { ...none('zero-denominator'), key, sample };
  return { ...none(''), key, sample, value: (open * conversion * average) / cycle, reason: undefined as never };
}

async function computeFormula(database: Database, context: FactContext, request: MetricRequest, formula: Formula): Promise<MetricAnswer> {
  const answers: Record<string, MetricAnswer> = {};
  for (const [name, id] of Object.entries(formula.inputs)) {
    const metric = findMetric(id);
    if (metric !== undefined) answers[name] = await computeMetric(database, context, { ...request, metric });
  }
  const keys = [...new Set(Object.values(answers).flatMap((answer) => answer.rows.map((row) => row.key)))];
  const rows = keys.map((key) => {
    const inputs = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer.rows.find((row) => row.key === key)]));
    const { reason, ...figure } = velocity(inputs);
    return reason === undefined ? { ...figure, key } : { ...figure, key, reason };
  });
  const excluded = Object.assign({}, ...Object.values(answers).map((answer) => answer.excluded)) as Record<string, number>;
  return { metric: request.metric.id, unit: request.metric.unit, rows, excluded };
}

/** Sales by rep: by orders where orders name reps, else by won deals. */
export async function salesByRep(database: Database, context: FactContext, span: Span, where?: Where): Promise<{ basis: string; rows: Figure[] }> {
  const orders = await sql<{ named: boolean }>`select exists (select from order_line where employee_ref is not null) as named`.execute(database.sql);
  const id = orders.rows[0]?.named ? 'order-revenue' : 'amount-won';
  const metric = findMetric(id);
  if (metric === undefined || metric.compute.kind !== 'sum') return { basis: id, rows: [] };
  const answer = await computeDirect(database, context, { metric, span, by: 'rep', where }, metric.compute);
  return { basis: id, rows: answer.rows.filter((row) => row.key !== null) };
}

async function computeSpread(database: Database, context: FactContext, request: MetricRequest, spread: Spread): Promise<MetricAnswer> {
  const base = { metric: request.metric.id, unit: request.metric.unit };
  const { rows } = await salesByRep(database, context, request.span, request.where);
  const amounts = rows.flatMap((row) => row.value ?? []);
  const result = concentration(amounts);
  if (result === null) return { ...base, rows: [none('nothing-counted')], excluded: {} };
  const value = { 'bus-factor': result.busFactor, 'top2-share': result.topTwoShare, hhi: result.hhi }[spread.name];
  const { reason: _reason, ...empty } = none('');
  return { ...base, rows: [{ ...empty, value, sample: amounts.length }], excluded: {} };
}

/** Computes a metric over a period, whole or by a breakdown, for what the viewer may see. */
export async function computeMetric(database: Database, context: FactContext, request: MetricRequest): Promise<MetricAnswer> {
  const { compute } = request.metric;
  switch (compute.kind) {
    case 'formula':
      return computeFormula(database, context, request, compute);
    case 'spread':
      return computeSpread(database, context, request, compute);
    case 'against-plan':
      return againstPlan(database, context, request, compute.name);
    default:
      return computeDirect(database, context, request, compute);
  }
}
