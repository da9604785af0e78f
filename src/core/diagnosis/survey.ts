import { answersLastDays } from './answers.ts';
import { findMistake } from './catalogue.ts';
import { weightOf } from './judge.ts';
import { repairOrder } from './repair-order.ts';
import type { AskedRole, Mistake, Question } from './vocabulary.ts';

/** The most items put before a person at once: about ten minutes on a phone. */
export const largestRound = 30;
/** So many days before answers expire one is asked to confirm them. */
export const expiringDays = 14;

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

const headAudit = 26;

/** What a link asks. One for reps that the head made leaves out the head's own audit: nobody gathers voices about oneself. */
export function isAskedByLink(link: { readonly as: AskedRole; readonly asksAboutHead: boolean }, question: Question, mistake: Mistake): boolean {
  return question.asks === link.as && (link.asksAboutHead || mistake.number !== headAudit);
}

/** The moment an answer given at another ceases to count. */
export const expiryOf = (at: Date): Date => new Date(at.getTime() + answersLastDays * 86_400_000);

export const isExpiring = (at: Date, now: Date): boolean => expiryOf(at).getTime() - now.getTime() <= expiringDays * 86_400_000;
