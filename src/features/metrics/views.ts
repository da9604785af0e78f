import { findMetric, metrics } from '#core/metrics/catalogue.ts';
import type { Breakdown, Metric, MetricAnswer } from '#core/metrics/vocabulary.ts';
import { amountsSeen, isWithheld, mayDo, seesCost } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { computeMetric } from '#store/measures/metric.ts';
import { resourceOf } from '#store/measures/relations.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf, spanOf, whereOf } from '../question.ts';

const restsOn = (metric: Metric) => ('fact' in metric.compute ? resourceOf[metric.compute.fact] : metric.compute.kind === 'against-plan' ? ('plans' as const) : ('deals' as const));

/** A metric exists for those who may read what it rests on; margin only for those who may see cost. */
function isSeen(metric: Metric, viewer: Viewer): boolean {
  if (metric.id === 'order-margin' && !seesCost(viewer)) return false;
  return mayDo(viewer, restsOn(metric), 'read');
}

export function listMetrics(viewer: Viewer) {
  const rows = metrics
    .filter((metric) => isSeen(metric, viewer))
    .map(({ id, title, formula, counted, unit, better, breakdowns, minimum }) => ({ id, title, formula, counted, unit, better, breakdowns: [...breakdowns], minimum: minimum ?? null }));
  return { rows };
}

interface Question {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
  readonly by?: Breakdown | undefined;
  readonly where?: readonly string[] | undefined;
}

/** Amounts by single days or products could give one record away to a role that sees groups only. */
const givesRecordsAway: readonly Breakdown[] = ['rep', 'product', 'day'];

function checkBreakdown(metric: Metric, viewer: Viewer, by: Breakdown | undefined): void {
  if (by === undefined) return;
  if (!metric.breakdowns.includes(by)) throw new Problem('breakdown-unknown', { breakdown: by, known: metric.breakdowns.join(', ') });
  const groupsOnly = metric.unit === 'money' && amountsSeen(viewer) === 'groups' && restsOn(metric) !== 'deals';
  if (groupsOnly && givesRecordsAway.includes(by)) throw new Problem('not-found');
}

/** What a spread over reps tells is withheld where it would give a person away. */
function withhold(metric: Metric, viewer: Viewer, answer: MetricAnswer): MetricAnswer {
  if (metric.compute.kind !== 'spread') return answer;
  const rows = answer.rows.map((row) =>
    isWithheld(viewer, 'deals', row.sample) ? { ...row, value: null, reason: 'too-few-people', sample: 0, numerator: null, denominator: null, low: null, high: null } : row,
  );
  return { ...answer, rows };
}

export async function readMetric(context: RequestContext, question: Question) {
  const metric = findMetric(question.id);
  const { viewer } = context;
  if (metric === undefined || !isSeen(metric, viewer)) throw new Problem('metric-unknown', { metric: question.id });
  checkBreakdown(metric, viewer, question.by);
  const facts = await factContextOf(context, question.asOf);
  const answer = await computeMetric(context.database, facts, {
    metric,
    span: spanOf(question, facts.timeZone),
    by: question.by,
    where: whereOf(question.where),
  });
  const { rows, excluded } = withhold(metric, viewer, answer);
  return { metric: metric.id, unit: metric.unit, asOf: facts.asOf.toISOString(), rows: [...rows], excluded: { ...excluded } };
}
