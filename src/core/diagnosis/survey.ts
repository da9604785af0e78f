import type { Role } from '../people/viewer.ts';
import { answersLastDays } from './answers.ts';
import { findMistake } from './catalogue.ts';
import { weightOf } from './judge.ts';
import { repairOrder } from './repair-order.ts';
import type { AskedRole, Mistake, Question } from './vocabulary.ts';

/** How a person may answer an item. */
export const answerWords = ['yes', 'partly', 'no', 'unknown'] as const;
export type AnswerWord = (typeof answerWords)[number];

const values: Readonly<Record<AnswerWord, number | null>> = { yes: 1, partly: 0.5, no: 0, unknown: null };

/** The value under which an answer is kept; null for "don't know". */
export const valueOfAnswer = (word: AnswerWord): number | null => values[word];

export const answerOfValue = (value: number | null): AnswerWord => answerWords.find((word) => values[word] === value) ?? 'unknown';

/** The most items put before a person at once: about ten minutes on a phone. */
export const largestRound = 30;
/** So many days before answers expire one is asked to confirm them. */
export const expiringDays = 14;

/** As whom a user is asked; nobody for a role that is asked nothing. Without a head of sales the owner answers for one. */
export function rolesAsked(role: Role, hasHead: boolean): readonly AskedRole[] {
  if (role === 'owner') return hasHead ? ['owner'] : ['owner', 'head-of-sales'];
  if (role === 'head-of-sales') return ['head-of-sales'];
  return role === 'rep' || role === 'team-lead' ? ['rep'] : [];
}

/** One item of a person's survey: its mistake, and in which round it is asked, from 1. */
export interface SurveyItem {
  readonly question: Question;
  readonly mistake: Mistake;
  readonly round: number;
}

/** What hangs on an item: the weight of the signal that its answer fills, at least that of an answer. */
function weightOfItem(mistake: Mistake, question: Question): number {
  return Math.max(1, ...mistake.signals.filter(({ answeredBy }) => answeredBy === question.id).map(weightOf));
}

/**
 * The items of a survey in the order of repair, the weightiest of each mistake first. A mistake is asked whole
 * within a round where it fits, as half of its items would not settle it.
 */
export function surveyItems(isAsked: (question: Question, mistake: Mistake) => boolean): readonly SurveyItem[] {
  let [round, filled] = [1, 0];
  return repairOrder.flat().flatMap((number) => {
    const mistake = findMistake(number);
    if (mistake === undefined) return [];
    const questions = mistake.questions.filter((question) => isAsked(question, mistake)).toSorted((a, b) => weightOfItem(mistake, b) - weightOfItem(mistake, a));
    if (filled > 0 && filled + questions.length > largestRound) [round, filled] = [round + 1, 0];
    return questions.map((question) => {
      if (filled === largestRound) [round, filled] = [round + 1, 0];
      filled += 1;
      return { question, mistake, round };
    });
  });
}

/** Whose part of the survey a user may hand over by a link; nobody's without the right to edit the diagnosis. */
export function rolesHandedBy(role: Role): readonly AskedRole[] {
  if (role === 'owner') return ['owner', 'head-of-sales', 'rep'];
  return role === 'head-of-sales' ? ['head-of-sales', 'rep'] : [];
}

const headAudit = 26;

/** What a link asks. One for reps that the head made leaves out the head's own audit: nobody gathers voices about oneself. */
export function isAskedByLink(link: { readonly as: AskedRole; readonly asksAboutHead: boolean }, question: Question, mistake: Mistake): boolean {
  return question.asks === link.as && (link.asksAboutHead || mistake.number !== headAudit);
}

/** The moment an answer given at another ceases to count. */
export const expiryOf = (at: Date): Date => new Date(at.getTime() + answersLastDays * 86_400_000);

export const isExpiring = (at: Date, now: Date): boolean => expiryOf(at).getTime() - now.getTime() <= expiringDays * 86_400_000;
