import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import type { PriceReader } from './prices.ts';
import type { SectionReaders, SignalReader } from './reader.ts';
import { funnelPrice } from './signals/01-funnel-price.ts';
import { funnelSignals } from './signals/01-funnel.ts';
import { targetAudienceSignals } from './signals/02-target-audience.ts';
import { crmSignals } from './signals/03-crm.ts';
import { orgStructureSignals } from './signals/04-org-structure.ts';
import { competitionSignals } from './signals/05-competition.ts';
import { workdayMapSignals } from './signals/06-workday-map.ts';
import { newCustomersPrice } from './signals/08-new-customers-price.ts';
import { newCustomersSignals } from './signals/08-new-customers.ts';
import { currentCustomersSignals } from './signals/09-current-customers.ts';
import { shareOfWalletSignals } from './signals/10-share-of-wallet.ts';
import { lostCustomersPrice } from './signals/11-lost-customers-price.ts';
import { lostCustomersSignals } from './signals/11-lost-customers.ts';
import { skillModelSignals } from './signals/12-skill-model.ts';
import { productTextbookSignals } from './signals/13-product-textbook.ts';
import { needFormingSignals } from './signals/14-need-forming.ts';
import { valueFormingSignals } from './signals/15-value-forming.ts';
import { negotiationSignals } from './signals/16-negotiation.ts';
import { scriptSignals } from './signals/17-scripts.ts';
import { callReviewSignals } from './signals/18-call-review.ts';
import { hiringSignals } from './signals/19-hiring.ts';
import { motivationSignals } from './signals/20-motivation.ts';
import { visualisationSignals } from './signals/22-visualisation.ts';
import { planEvennessSignals } from './signals/23-plan-evenness.ts';
import { singleProductSignals } from './signals/24-single-product.ts';
import { singleProductPrice } from './signals/24-single-product-price.ts';
import { segmentationLoyaltySignals } from './signals/25-segmentation-loyalty.ts';
import { headOfSalesSignals } from './signals/26-head-of-sales.ts';
import { pipelineControlSignals } from './signals/28-pipeline-control.ts';
import { touchpointsSignals } from './signals/29-touchpoints.ts';

const sections: readonly SectionReaders[] = [
  funnelSignals,
  targetAudienceSignals,
  crmSignals,
  orgStructureSignals,
  competitionSignals,
  workdayMapSignals,
  newCustomersSignals,
  currentCustomersSignals,
  shareOfWalletSignals,
  lostCustomersSignals,
  skillModelSignals,
  productTextbookSignals,
  needFormingSignals,
  valueFormingSignals,
  negotiationSignals,
  scriptSignals,
  callReviewSignals,
  hiringSignals,
  motivationSignals,
  visualisationSignals,
  planEvennessSignals,
  singleProductSignals,
  segmentationLoyaltySignals,
  headOfSalesSignals,
  pipelineControlSignals,
  touchpointsSignals,
];

/** How each signal that rests on facts is read. */
export const signalReaders: ReadonlyMap<SignalId, SignalReader> = new Map(
  sections.flatMap((section) => Object.entries(section) as [SignalId, SignalReader][]),
);

/** What a mistake costs, by its number; absent where the method gives no honest formula. */
export const priceReaders: Readonly<Record<number, PriceReader>> = { 1: funnelPrice, 8: newCustomersPrice, 11: lostCustomersPrice, 24: singleProductPrice };
