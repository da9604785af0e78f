import type { KindId } from '../files/kind.ts';
import { findMetric } from './catalogue.ts';
import type { Condition, Fact, Measure, Metric } from './vocabulary.ts';

/** What files bring: a kind of file, or one of its columns filled. */
export type Source = KindId | `${KindId}.${string}`;

/** What a figure rests on: of each group at least one source, the most natural one first. */
export type Needs = readonly (readonly Source[])[];

export function kindOfSource(source: Source): KindId {
  return source.split('.')[0] as KindId;
}

/** Null where the source is the kind itself. */
export function columnOfSource(source: Source): string | null {
  return source.split('.')[1] ?? null;
}

/** The needs of what can be computed in either of two ways. */
export function either(first: Needs, second: Needs): Needs {
  return first.flatMap((group) => second.map((other) => [...new Set([...group, ...other])]));
}

/** How a deal's outcome and its closing become known. */
export const outcomeNeeds: Needs = [['deals.outcome', 'deals.stage', 'stage-moves']];
export const closingNeeds: Needs = [['deals'], ...outcomeNeeds, ['deals.closed_at', 'stage-moves']];

const factNeeds: Readonly<Record<Fact, Needs>> = {
  closing: closingNeeds,
  creation: [['deals'], ['deals.created_at', 'stage-moves']],
  'open-deal': [['deals'], ...outcomeNeeds],
  'order-line': [['orders']],
  payment: [['payments']],
  call: [['calls']],
  meeting: [['meetings']],
  task: [['tasks']],
};

const customerOfOrder: Needs = [['orders.customer']];

/** What a column of a derived fact rests on besides the fact itself. */
const columnNeeds: Readonly<Record<Fact, Readonly<Record<string, Needs>>>> = {
  closing: { outcome: [], amount: [['deals.amount']], cycle_days: [['deals.created_at', 'stage-moves']] },
  creation: { outcome: outcomeNeeds },
  'open-deal': { has_task: [['tasks'], ['tasks.deal_id']] },
  'order-line': {
    amount: [], order_id: [], is_return: [], day: [], margin: [['orders.cost']],
    customer_id: customerOfOrder, is_purchase: customerOfOrder, segment: customerOfOrder,
  },
  payment: { amount: [] },
  call: { result: [['calls.result']] },
  meeting: { status: [['meetings.status', 'meetings.held_at']] },
  task: { overdue: [['tasks.due_at']] },
};

function conditionsOf(measure: Measure): readonly Condition[] {
  return [...(measure.where ?? []), ...(measure.kind === 'share' ? measure.of : []), ...(measure.needs ? [measure.needs.condition] : [])];
}

/** The columns of its fact that a measure reads. */
export function columnsOfMeasure(measure: Measure): readonly string[] {
  const own = [
    'column' in measure ? measure.column : undefined,
    'distinct' in measure ? measure.distinct : undefined,
    'counting' in measure ? measure.counting : undefined,
  ];
  return [...new Set([...own.filter((column) => column !== undefined), ...conditionsOf(measure).map(({ column }) => column)])];
}

/** What a column of a fact rests on; undefined for one that nobody described. */
export const needsOfColumn = (fact: Fact, column: string): Needs | undefined => columnNeeds[fact][column];

const ofMetric = (id: string): Needs => {
  const metric = findMetric(id);
  return metric === undefined ? [] : needsOf(metric);
};

/** Sales as figures about reps and plans take them: orders where there are any, else won deals. */
export const salesNeeds = (): Needs => either(ofMetric('order-revenue'), ofMetric('amount-won'));
export const salesByRepNeeds = (): Needs => either([['orders'], ['orders.rep']], [...ofMetric('amount-won'), ['deals.rep']]);

function withoutRepetition(needs: Needs): Needs {
  return [...new Map(needs.map((group) => [group.join('|'), group])).values()];
}

/** What files must bring for a metric, derived from its definition. */
export function needsOf({ compute }: Metric): Needs {
  switch (compute.kind) {
    case 'formula':
      return withoutRepetition(Object.values(compute.inputs).flatMap(ofMetric));
    case 'spread':
      return salesByRepNeeds();
    case 'against-plan':
      return [['plans'], ...salesNeeds()];
    default:
      return withoutRepetition([...factNeeds[compute.fact], ...columnsOfMeasure(compute).flatMap((column) => needsOfColumn(compute.fact, column) ?? [])]);
  }
}
