import type { Breakdown, Metric } from '#core/metrics/vocabulary.ts';
import type { Span, Where } from './measure.ts';

/** A metric asked over a period of instants. */
export interface MetricRequest {
  readonly metric: Metric;
  readonly span: Span;
  readonly by?: Breakdown | undefined;
  readonly where?: Where | undefined;
}
