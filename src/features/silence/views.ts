import { fitAliveModel, type AliveModel } from '#core/customers/alive-model.ts';
import { lossMovement } from '#core/customers/loss-movement.ts';
import { boughtOn, yearBeforeDay } from '#core/customers/radar.ts';
import { isStandard, previewBounds, stateBy, type TriedBounds } from '#core/customers/silence-bounds.ts';
import { silenceStates, standardSilenceBounds, type SilenceState } from '#core/customers/silence.ts';
import { dayNumber } from '#core/shared/day.ts';
import type { FactContext } from '#store/facts/context.ts';
import { readSilence, type SilenceReport, type SilentCustomer } from '#store/reports/silence.ts';
import type { RequestContext } from '../context.ts';
import { customerFacts, narrow, showCustomerFrame, showCustomersLeftOut, showFilterChoices, withAmountsSeen, type CustomerQuestion } from '../customer-question.ts';

export interface SilenceQuestion extends CustomerQuestion, TriedBounds {}

/** A customer with its state by the bounds asked for. */
export type JudgedCustomer = SilentCustomer & { readonly state: SilenceState | null };

/** A question about silence with what it is answered from. */
export interface AskedSilence {
  readonly facts: FactContext;
  readonly report: SilenceReport;
  /** Those of the report that pass the filter, with states by the tried bounds. */
  readonly customers: readonly JudgedCustomer[];
  /** A day number. */
  readonly asOf: number;
}

export async function askSilence(context: RequestContext, input: SilenceQuestion): Promise<AskedSilence> {
  const facts = await customerFacts(context, input);
  const report = await readSilence(context.database, facts);
  const customers = narrow(report.customers, ({ about }) => about, input).map((customer) => ({ ...customer, state: stateBy(customer, input) }));
  return { facts, report, customers, asOf: dayNumber(report.histories.today) };
}

/** Chances by the model over everyone, whoever looks. */
export const modelOf = ({ report, asOf }: AskedSilence): AliveModel => fitAliveModel(report.histories.everyone.map(boughtOn), asOf);

const pickBounds = ({ quietening, atRisk, lost, lostFromDays }: TriedBounds): TriedBounds => ({ quietening, atRisk, lost, lostFromDays });

/** States with counts and money, what other bounds would change, who was newly lost month by month. */
export async function showSilence(context: RequestContext, input: SilenceQuestion) {
  const asked = await askSilence(context, input);
  const { facts, report, customers } = asked;
  const { histories, level, withoutPurchase } = report;
  const tried = pickBounds(input);
  const counted = new Set(customers.map(({ id }) => id));
  const movement = lossMovement(histories.everyone, histories.today, { bounds: { ...standardSilenceBounds, ...tried }, counted: (id) => counted.has(id) });
  return {
    frame: await showCustomerFrame(context, facts, histories),
    leftOut: await showCustomersLeftOut(context, facts, histories, withoutPurchase),
    bounds: { standard: pickBounds(standardSilenceBounds), tried, isStandard: isStandard(tried) },
    level,
    customers: customers.length,
    groups: groupsOf(context, customers),
    preview: previewBounds(customers, tried),
    movement: { ...movement, months: [...movement.months] },
    year: yearBeforeDay(histories.today),
    modelReason: modelOf(asked).reason,
    choices: showFilterChoices(report.customers.map(({ about }) => about)),
  };
}

function groupsOf({ viewer }: RequestContext, customers: readonly JudgedCustomer[]) {
  const groups = [...silenceStates, null].map((state) => {
    const members = customers.filter((customer) => customer.state === state);
    return { state, customers: members.length, amount: members.reduce((sum, { yearAmount }) => sum + yearAmount, 0) };
  });
  return withAmountsSeen(viewer, groups.filter(({ state, customers: members }) => state !== null || members > 0));
}
