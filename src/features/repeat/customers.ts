import { isBehind, type CohortPart, type RepeatSelection, type StepPart } from '#core/customers/repeat-selection.ts';
import type { RepeatReading } from '#core/customers/repeat-steps.ts';
import { amountsSeen } from '#core/people/rights.ts';
import { dayFromNumber } from '#core/shared/day.ts';
import type { PageRequest } from '#core/shared/page.ts';
import type { RepeatCustomer } from '#store/reports/repeat.ts';
import type { RequestContext } from '../context.ts';
import { pageOfRows, searchedIn } from '../customer-question.ts';
import { askRepeat, type RepeatQuestion } from './views.ts';

type RowSort = 'last' | 'name' | 'rep' | 'region' | 'purchases' | 'first' | 'second' | 'toSecond' | 'amount';

export interface CustomersQuestion extends RepeatQuestion, PageRequest<RowSort> {
  readonly kind: 'step' | 'cohort';
  readonly reading: RepeatReading;
  readonly purchase: number;
  readonly stepPart: StepPart;
  readonly cohort?: number | undefined;
  readonly cohortPart: CohortPart;
  readonly place: number;
  readonly search?: string | undefined;
}

function selectionOf({ kind, purchase, stepPart, cohort, cohortPart, place, step }: CustomersQuestion): RepeatSelection {
  return kind === 'step' || cohort === undefined ? { kind: 'step', purchase, part: stepPart } : { kind: 'cohort', step, cohort, part: cohortPart, place };
}

/** A page of the customers behind a step of the funnel or a cell of the cohorts. */
export async function showRepeatCustomers(context: RequestContext, input: CustomersQuestion) {
  const { report, customers, asOf } = await askRepeat(context, input);
  const frame = { reading: input.reading, horizon: report.horizon ?? Infinity, asOf };
  const selection = selectionOf(input);
  const withAmounts = amountsSeen(context.viewer) === 'records';
  const rows = customers
    .filter(({ about, bought }) => isBehind(bought, selection, frame) && searchedIn(about.name, input.search))
    .map((customer) => showCustomer(customer, withAmounts))
    .sort((a, b) => a.id - b.id);
  return pageOfRows(rows, input, (row) => row[input.sort]);
}

export function showCustomer({ about, bought }: RepeatCustomer, withAmounts: boolean) {
  const [first = 0, second] = bought;
  return {
    id: about.id,
    name: about.name,
    rep: about.rep,
    region: about.region,
    purchases: bought.length,
    first: dayFromNumber(first),
    second: second === undefined ? null : dayFromNumber(second),
    toSecond: second === undefined ? null : second - first,
    last: dayFromNumber(bought.at(-1) ?? first),
    amount: withAmounts ? about.amounts.reduce((sum, amount) => sum + amount, 0) : null,
  };
}
