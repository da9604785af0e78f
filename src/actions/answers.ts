import { findQuestion } from '#core/diagnosis/catalogue.ts';
import { type AnswerWord, valueOfAnswer } from '#core/diagnosis/answer-words.ts';
import { rolesAsked } from '#core/diagnosis/asked-roles.ts';
import { isAskedByLink } from '#core/diagnosis/survey.ts';
import type { Question } from '#core/diagnosis/vocabulary.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { writeAnswer } from '#store/diagnosis/answers.ts';
import { findOpenQuestionnaire, hasHeadOfSales } from '#store/diagnosis/questionnaires.ts';
import { hashSecret } from './secrets.ts';

export interface GivenAnswer {
  readonly question: string;
  readonly answer: AnswerWord;
}

async function ownQuestion(database: Database, viewer: Viewer, id: string): Promise<Question> {
  const question = findQuestion(id)?.question;
  if (question === undefined || !rolesAsked(viewer.role, await hasHeadOfSales(database.sql)).includes(question.asks)) throw new Problem('not-found');
  return question;
}

/**
 * Keeps the viewer's answer to an item of their role; any other is `not-found`. What reps say leaves no entry in
 * the log: it would tell who spoke when.
 */
export async function answerQuestion(database: Database, viewer: Viewer, { question: id, answer }: GivenAnswer, now: Instant): Promise<void> {
  const { userId } = viewer;
  const question = await ownQuestion(database, viewer, id);
  if (userId === null) throw new Problem('not-found');
  await database.sql.transaction().execute(async (transaction) => {
    await writeAnswer(transaction, { who: { userId }, as: question.asks, question: question.id, value: valueOfAnswer(answer), at: new Date(now) });
    if (question.asks === 'rep') return;
    await record(transaction, viewer, { action: 'answer-question', subjectType: 'question', subjectId: question.id, details: { answer } });
  });
}

/**
 * Keeps the answer of whoever holds a link, to an item that the link asks: any other is `not-found`. The log has who
 * made the link; what came by it stands in the answers for ever.
 */
export async function answerByLink(database: Database, secret: string, { question: id, answer }: GivenAnswer, now: Instant): Promise<void> {
  const at = new Date(now);
  await database.sql.transaction().execute(async (transaction) => {
    const link = await findOpenQuestionnaire(transaction, hashSecret(secret), at);
    if (link === undefined) throw new Problem('survey-link-invalid');
    const found = findQuestion(id);
    if (found === undefined || !isAskedByLink(link, found.question, found.mistake)) throw new Problem('not-found');
    await writeAnswer(transaction, { who: { questionnaireId: link.id }, as: link.as, question: found.question.id, value: valueOfAnswer(answer), at });
  });
}
