import { closingNeeds, either, type Needs, outcomeNeeds, salesByRepNeeds, salesNeeds } from '../metrics/needs.ts';
import { purchaseNeeds } from '../metrics/report-needs.ts';

const moves: Needs = [['deals'], ['stage-moves']];
const stageNames: Needs = [['stages', 'stage-moves', 'deals.stage']];
const open: Needs = [['deals'], ...outcomeNeeds];
const closedByRep: Needs = [...closingNeeds, ['deals.rep']];
const lossReasons: Needs = [...closingNeeds, ['deals.loss_reason']];
const lossesByStage: Needs = [...lossReasons, ['stage-moves']];
const movesByRep: Needs = [...moves, ['deals.rep']];
const winsOfCustomers: Needs = [...closedByRep, ['deals.customer']];
const touches: Needs = [['calls.customer', 'meetings.customer', 'tasks.customer']];
const touchesByRep: Needs = [['calls.rep', 'meetings.rep', 'tasks.rep']];
const nextSteps: Needs = [['tasks', 'meetings']];
const planned: Needs = [...open, ['deals.planned_payment_at']];
const linesByCategory: Needs = [['orders'], ['orders.category', 'products.category']];
const discounts: Needs = [['orders'], ['orders.product'], ['orders.quantity'], ['products.price']];
const plansAndSales = [['plans'], ...salesNeeds()] as const;
const winsByProduct: Needs = either([['orders'], ['orders.product'], ['orders.rep']], [...closedByRep, ['deals.product']]);

/**
 * Of each mistake the signals that files alone can bring, with what they need. Signals of tools and
 * questions are not here; a mistake without any is judged by its questions only.
 */
export const fileSignals: Readonly<Record<number, Readonly<Record<string, Needs>>>> = {
  1: {
    'S1.1': stageNames, 'S1.2': stageNames, 'S1.3': [['stages'], ['stages.criterion']], 'S1.4': moves, 'S1.5': moves, 'S1.6': lossReasons,
    'S1.7': closingNeeds, 'S1.8': closingNeeds, 'S1.9': [...closingNeeds, ['deals.amount']], 'S1.10': [['employees'], ['employees.functions']], 'S1.11': closedByRep,
  },
  2: {
    'S2.1': [['meetings'], ['meetings.rep'], ['meetings.deal_id'], ...closingNeeds],
    'S2.7': [['calls.talk_seconds', 'meetings.held_at'], ...touches, ...purchaseNeeds],
    'S2.8': purchaseNeeds, 'S2.9': lossesByStage,
  },
  3: {
    'S3.1': [...open, ['tasks'], ['tasks.deal_id']], 'S3.2': [...open, ['tasks'], ['tasks.deal_id'], ['tasks.due_at']],
    'S3.3': [['payments'], ['payments.deal_id', 'payments.customer'], ...closingNeeds, ['deals.customer'], ['deals.amount']],
    'S3.4': [['calls'], ['calls.talk_seconds'], ['calls.deal_id', 'calls.customer'], ['tasks', 'stage-moves']],
    'S3.5': touches, 'S3.9': [['customers'], ['customers.inn', 'customers.phone', 'customers.email']],
    'S3.11': [...open, ['deals.rep'], ['tasks'], ['tasks.deal_id'], ['tasks.due_at']], 'S3.12': moves,
  },
  4: {
    'S4.1': [['employees'], ['employees.head']], 'S4.2': [['employees'], ['employees.head'], ['employees.role']], 'S4.3': winsOfCustomers,
    'S4.4': [['deals'], ['deals.rep'], ['deals.region', 'deals.product', 'deals.source']], 'S4.5': [...open, ['deals.rep']],
    'S4.6': [...touches, ...touchesByRep], 'S4.7': [['leads'], ['leads.rep']],
  },
  5: {
    'S5.1': [['employees'], ['employees.functions']], 'S5.2': salesByRepNeeds(), 'S5.3': salesByRepNeeds(), 'S5.4': salesByRepNeeds(),
    'S5.5': [['employees'], ['employees.head']], 'S5.7': [['employees'], ['employees.hired_at'], ['employees.dismissed_at'], ...closedByRep],
    'S5.8': [...salesByRepNeeds(), ['orders.customer', 'orders.channel', 'deals.customer', 'deals.source']],
  },
  6: { 'S6.5': [['calls'], ['calls.talk_seconds'], ['calls.rep']], 'S6.6a': touchesByRep, 'S6.6b': touchesByRep },
  7: {},
  8: {
    'S8.1': [['employees'], ['employees.functions'], ...winsOfCustomers], 'S8.2': winsOfCustomers, 'S8.3': [['orders']], 'S8.4': [['leads']],
    'S8.5': [...closingNeeds, ['deals.customer']], 'S8.6': purchaseNeeds, 'S8.7': [...linesByCategory, ['orders.customer']],
    'S8.8a': [['leads'], ['leads.first_response_at']], 'S8.8b': [['leads'], ['leads.first_response_at']], 'S8.9': purchaseNeeds,
  },
  9: {
    'S9.1': either([['orders'], ['orders.rep'], ['orders.customer']], winsOfCustomers), 'S9.2': [['plans'], ...purchaseNeeds],
    'S9.4': purchaseNeeds, 'S9.5a': purchaseNeeds, 'S9.5b': purchaseNeeds, 'S9.6': [...purchaseNeeds, ...touches], 'S9.7': purchaseNeeds, 'S9.8': purchaseNeeds,
  },
  10: { 'S10.4': [...linesByCategory, ['orders.customer']], 'S10.5': purchaseNeeds },
  11: { 'S11.2': purchaseNeeds, 'S11.10': [...purchaseNeeds, ...touches] },
  12: { 'S12.6': [['calls'], ['calls.talk_seconds'], ['calls.deal_id', 'calls.customer'], ...nextSteps], 'S12.7': discounts },
  13: { 'S13.6': lossReasons, 'S13.7': [['orders'], ['orders.product'], ['orders.rep']] },
  14: { 'S14.6': movesByRep, 'S14.7': lossesByStage },
  15: { 'S15.3a': discounts, 'S15.3b': discounts, 'S15.4': lossesByStage, 'S15.6a': movesByRep, 'S15.6b': movesByRep },
  16: { 'S16.5a': discounts, 'S16.5b': discounts },
  17: { 'S17.7': [['calls'], ['calls.rep'], ['calls.customer', 'calls.deal_id'], ...nextSteps] },
  18: {
    'S18.1': [['calls'], ['calls.result'], ['calls.recording']], 'S18.2': [['calls']],
    'S18.10': [['calls'], ['calls.direction'], ['calls.result'], ['calls.phone', 'calls.customer']],
  },
  19: {
    'S19.5': [['employees'], ['employees.hired_at'], ['employees.dismissed_at']], 'S19.6a': [['employees'], ['employees.hired_at'], ...closedByRep],
    'S19.6b': [['employees'], ['employees.hired_at'], ['plans'], ...salesByRepNeeds()],
  },
  20: { 'S20.1': [['plans'], ['employees', 'deals.rep', 'orders.rep']], 'S20.9': [['plans'], ...salesByRepNeeds()] },
  21: {},
  22: { 'S22.4': [['plans'], ['employees', 'deals.rep', 'orders.rep']] },
  23: {
    'S23.1': plansAndSales, 'S23.2': salesNeeds(), 'S23.3': plansAndSales, 'S23.4': plansAndSales, 'S23.6': [['plans']],
    'S23.7': [['plans'], ['calls', 'meetings']], 'S23.9': plansAndSales,
  },
  24: {
    'S24.1': linesByCategory, 'S24.2': [...linesByCategory, ['orders.customer']], 'S24.3': winsByProduct, 'S24.4': winsByProduct,
    'S24.5': [['customers'], ['customers.size'], ['customers.potential']], 'S24.9': salesByRepNeeds(),
  },
  25: {
    'S25.2': [...purchaseNeeds, ...touches], 'S25.3a': [...purchaseNeeds, ...touches], 'S25.3b': [...purchaseNeeds, ...touches],
    'S25.4': [...discounts, ['orders.customer']],
    'S25.5': [...purchaseNeeds, ['calls.talk_seconds', 'meetings.held_at'], ...touches],
  },
  26: {
    'S26.1': [['plans']], 'S26.3': plansAndSales, 'S26.6a': [['meetings'], ['meetings.rep'], ['employees'], ['employees.role']],
    'S26.6b': [['employees'], ['employees.role'], ...salesByRepNeeds()], 'S26.8a': lossesByStage,
    'S26.11': [['plans'], ['plans.segment']],
  },
  27: {},
  28: {
    'S28.1': planned, 'S28.5': [['plans'], ...planned, ['deals.amount']], 'S28.6': planned, 'S28.7': moves, 'S28.8': [...closingNeeds, ['deals.amount']],
    'S28.10': [...closingNeeds, ['deals.probability']], 'S28.11': [['plans'], ...closingNeeds, ['deals.amount']],
  },
  29: { 'S29.6': [['calls.result', 'leads.first_response_at']] },
  30: {},
};
