import { closingNeeds, either, type Needs, outcomeNeeds } from './needs.ts';
import type { Words } from './vocabulary.ts';

/** Figures of screens that are no metric of the catalogue, and what files must bring for them. */
export interface ReportFigure {
  readonly id: 'funnel-stages' | 'loss-reasons' | 'abcxyz' | 'repeat' | 'silence' | 'payment-forecast' | 'plan-coverage';
  readonly title: Words;
  readonly needs: Needs;
}

/** Who bought what on which day: by orders, else payments, else won deals. */
export const purchaseNeeds: Needs = either(
  [['orders'], ['orders.customer']],
  either([['payments'], ['payments.customer']], [...closingNeeds, ['deals.customer'], ['deals.amount']]),
);

const forecast: Needs = [['deals'], ...outcomeNeeds, ['deals.amount'], ['deals.planned_payment_at']];

export const reportFigures: readonly ReportFigure[] = [
  { id: 'funnel-stages', title: { ru: 'Конверсии и длина этапов', en: 'Stage conversions and lengths' }, needs: [['deals'], ['stage-moves']] },
  { id: 'loss-reasons', title: { ru: 'Причины отказа', en: 'Loss reasons' }, needs: [...closingNeeds, ['deals.loss_reason']] },
  { id: 'abcxyz', title: { ru: 'ABCXYZ клиентов', en: 'ABCXYZ of customers' }, needs: purchaseNeeds },
  { id: 'repeat', title: { ru: 'Воронка повторных покупок', en: 'Repeat-purchase funnel' }, needs: purchaseNeeds },
  { id: 'silence', title: { ru: 'Радар тишины', en: 'Radar of silence' }, needs: purchaseNeeds },
  { id: 'payment-forecast', title: { ru: 'Прогноз оплат', en: 'Payment forecast' }, needs: [...forecast, ['deals.probability', 'stages.probability']] },
  { id: 'plan-coverage', title: { ru: 'Покрытие плана', en: 'Plan coverage' }, needs: [['plans'], ...forecast] },
];
