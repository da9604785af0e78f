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
import type { Mistake, Question, QuestionId, Signal, SignalId } from './vocabulary.ts';

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
];

export const findMistake = (number: number): Mistake | undefined => mistakes.find((mistake) => mistake.number === number);

const signals = new Map(mistakes.flatMap((mistake) => mistake.signals.map((signal) => [signal.id as string, { mistake, signal }] as const)));
const questions = new Map(mistakes.flatMap((mistake) => mistake.questions.map((question) => [question.id as string, { mistake, question }] as const)));

export const findSignal = (id: string): { readonly mistake: Mistake; readonly signal: Signal } | undefined => signals.get(id);
export const findQuestion = (id: string): { readonly mistake: Mistake; readonly question: Question } | undefined => questions.get(id);
export const isSignalId = (id: string): id is SignalId => signals.has(id);
export const isQuestionId = (id: string): id is QuestionId => questions.has(id);
