import { funnel } from './mistakes/01-funnel.ts';
import { targetAudience } from './mistakes/02-target-audience.ts';
import { crm } from './mistakes/03-crm.ts';
import { orgStructure } from './mistakes/04-org-structure.ts';
import { competition } from './mistakes/05-competition.ts';
import { workdayMap } from './mistakes/06-workday-map.ts';
import { nps } from './mistakes/07-nps.ts';
import { newCustomers } from './mistakes/08-new-customers.ts';
import { currentCustomers } from './mistakes/09-current-customers.ts';
import { shareOfWallet } from './mistakes/10-share-of-wallet.ts';
import { lostCustomers } from './mistakes/11-lost-customers.ts';
import { skillModel } from './mistakes/12-skill-model.ts';
import { productTextbook } from './mistakes/13-product-textbook.ts';
import { needForming } from './mistakes/14-need-forming.ts';
import { valueForming } from './mistakes/15-value-forming.ts';
import { negotiation } from './mistakes/16-negotiation.ts';
import { scripts } from './mistakes/17-scripts.ts';
import { callReview } from './mistakes/18-call-review.ts';
import { hiring } from './mistakes/19-hiring.ts';
import { motivation } from './mistakes/20-motivation.ts';
import { contests } from './mistakes/21-contests.ts';
import { visualisation } from './mistakes/22-visualisation.ts';
import { planEvenness } from './mistakes/23-plan-evenness.ts';
import { singleProduct } from './mistakes/24-single-product.ts';
import { segmentationLoyalty } from './mistakes/25-segmentation-loyalty.ts';
import { headOfSales } from './mistakes/26-head-of-sales.ts';
import { performanceMeetings } from './mistakes/27-performance-meetings.ts';
import { pipelineControl } from './mistakes/28-pipeline-control.ts';
import { touchpoints } from './mistakes/29-touchpoints.ts';
import { marketingKit } from './mistakes/30-marketing-kit.ts';
import type { Mistake, Question, Signal, SignalId } from './vocabulary.ts';

/** The thirty, by number. */
export const mistakes: readonly Mistake[] = [
  funnel,
  targetAudience,
  crm,
  orgStructure,
  competition,
  workdayMap,
  nps,
  newCustomers,
  currentCustomers,
  shareOfWallet,
  lostCustomers,
  skillModel,
  productTextbook,
  needForming,
  valueForming,
  negotiation,
  scripts,
  callReview,
  hiring,
  motivation,
  contests,
  visualisation,
  planEvenness,
  singleProduct,
  segmentationLoyalty,
  headOfSales,
  performanceMeetings,
  pipelineControl,
  touchpoints,
  marketingKit,
];

export const findMistake = (number: number): Mistake | undefined => mistakes.find((mistake) => mistake.number === number);

const signals = new Map(mistakes.flatMap((mistake) => mistake.signals.map((signal) => [signal.id as string, { mistake, signal }] as const)));
const questions = new Map(mistakes.flatMap((mistake) => mistake.questions.map((question) => [question.id as string, { mistake, question }] as const)));

export const findSignal = (id: string): { readonly mistake: Mistake; readonly signal: Signal } | undefined => signals.get(id);
export const findQuestion = (id: string): { readonly mistake: Mistake; readonly question: Question } | undefined => questions.get(id);
export const isSignalId = (id: string): id is SignalId => signals.has(id);
