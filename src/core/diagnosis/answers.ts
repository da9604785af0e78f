import { findQuestion } from './catalogue.ts';
import type { AnswerReading } from './judge.ts';
import type { AskedRole } from './vocabulary.ts';

/** For how many days an answer counts. */
export const answersLastDays = 90;
/** Reps answer unnamed: below so many of them nothing is told, as it could be guessed who said what. */
export const fewestReps = 4;

/** An answer that is given and living: yes 1, partly 0.5, no 0. */
export interface GivenAnswer {
  readonly question: string;
  readonly as: AskedRole;
  readonly value: number;
}

/** What people said as badness: the mean of their answers, turned round where yes is bad. */
export function readingsOf(answers: readonly GivenAnswer[]): ReadonlyMap<string, AnswerReading> {
  const readings = new Map<string, AnswerReading>();
  for (const [id, given] of Map.groupBy(answers, ({ question }) => question)) {
    const question = findQuestion(id)?.question;
    if (question === undefined || (question.asks === 'rep' && given.length < fewestReps)) continue;
    const mean = given.reduce((sum, { value }) => sum + value, 0) / given.length;
    readings.set(id, { severity: question.good === 'yes' ? 1 - mean : mean, people: given.length });
  }
  return readings;
}
