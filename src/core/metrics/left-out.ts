import type { KindId } from '../files/kind.ts';
import { metrics } from './catalogue.ts';
import { columnsOfMeasure } from './needs.ts';
import type { Fact } from './vocabulary.ts';

/** Why a row of a file is in no figure, or in some figures only. */
export const leftOutReasons = [
  'test-deal', 'internal-customer', 'no-closing-date', 'no-creation-date', 'no-rate', 'no-amount', 'zero-amount', 'no-customer',
  'no-cost', 'no-rep', 'no-region', 'no-due-date', 'no-deal', 'later-than-as-of',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** From which kind of file a derived fact is made. */
export const kindOfFact: Readonly<Record<Fact, KindId>> = {
  closing: 'deals', creation: 'deals', 'open-deal': 'deals', 'order-line': 'orders', payment: 'payments', call: 'calls', meeting: 'meetings', task: 'tasks',
};

/** What leaves a row out of every figure over a fact; what a measure needs besides stands in its definition. */
const reasonsOfFact: Readonly<Record<Fact, readonly LeftOutReason[]>> = {
  closing: ['no-closing-date', 'no-rate', 'test-deal', 'internal-customer'],
  creation: ['no-creation-date', 'test-deal', 'internal-customer'],
  'open-deal': ['test-deal', 'internal-customer'],
  'order-line': ['no-rate', 'internal-customer'],
  payment: ['no-rate'],
  call: [],
  meeting: [],
  task: ['no-due-date'],
};

/** The metrics that lack the rows of a kind which have this reason. */
export function metricsWithout(kind: KindId, reason: LeftOutReason): readonly string[] {
  return metrics.flatMap(({ id, compute }) => {
    if (reason === 'no-deal') return kind === 'tasks' && 'fact' in compute && columnsOfMeasure(compute).includes('has_task') ? [id] : [];
    if (compute.kind === 'spread') return reason === 'no-rep' && (kind === 'orders' || kind === 'deals') ? [id] : [];
    if (!('fact' in compute) || kindOfFact[compute.fact] !== kind) return [];
    return reason === 'later-than-as-of' || reasonsOfFact[compute.fact].includes(reason) || compute.needs?.otherwise === reason ? [id] : [];
  });
}
