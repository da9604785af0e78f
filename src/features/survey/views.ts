import { answerOfValue } from '#core/diagnosis/answer-words.ts';
import { rolesAsked } from '#core/diagnosis/asked-roles.ts';
import { expiryOf, isAskedByLink, isExpiring, surveyItems } from '#core/diagnosis/survey.ts';
import { mistakeTopics } from '#core/diagnosis/topics.ts';
import type { AskedRole, Mistake, Question } from '#core/diagnosis/vocabulary.ts';
import { dayOf } from '#core/shared/zone.ts';
import { type OwnAnswer, readOwnAnswers, type Respondent } from '#store/diagnosis/answers.ts';
import { readAnsweredByData } from '#store/diagnosis/answered-by-data.ts';
import { hasHeadOfSales, type OpenQuestionnaire } from '#store/diagnosis/questionnaires.ts';
import type { RequestContext } from '../context.ts';

type IsAsked = (question: Question, mistake: Mistake) => boolean;

interface Asked {
  readonly who: Respondent;
  readonly roles: readonly AskedRole[];
  readonly isAsked: IsAsked;
  readonly linkExpiresAt: Date | null;
}

async function ownAnswers({ database, now }: RequestContext, { who, roles }: Asked): Promise<ReadonlyMap<string, OwnAnswer>> {
  const lists = await Promise.all(roles.map((as) => readOwnAnswers(database.sql, who, as, new Date(now))));
  return new Map(lists.flat().map((answer) => [answer.question, answer]));
}

async function showSurvey(context: RequestContext, asked: Asked) {
  const { database, organisation, now } = context;
  const isKnown = await readAnsweredByData(database, organisation, new Date(now));
  const answers = await ownAnswers(context, asked);
  const items = surveyItems((question, mistake) => asked.isAsked(question, mistake) && !isKnown(question));
  const day = (at: Date): string => dayOf(at.getTime(), organisation.timeZone);
  return {
    asked: [...asked.roles],
    skipped: surveyItems(asked.isAsked).length - items.length,
    linkExpiresOn: asked.linkExpiresAt === null ? null : day(asked.linkExpiresAt),
    items: items.map(({ question, mistake, round }) => {
      const given = answers.get(question.id);
      return {
        question: question.id,
        text: question.text,
        mistake: mistake.number,
        topic: mistakeTopics[mistake.number] ?? mistake.title,
        round,
        answer: given === undefined ? null : answerOfValue(given.value),
        expiresOn: given === undefined ? null : day(expiryOf(given.at)),
        isExpiring: given !== undefined && isExpiring(given.at, new Date(now)),
      };
    }),
  };
}

/** The items of the viewer's role; none for a role that is asked nothing. */
export async function readSurvey(context: RequestContext) {
  const { database, viewer } = context;
  const roles = rolesAsked(viewer.role, await hasHeadOfSales(database.sql));
  if (roles.length === 0 || viewer.userId === null) return { asked: [], items: [], skipped: 0, linkExpiresOn: null };
  return showSurvey(context, { who: { userId: viewer.userId }, roles, isAsked: ({ asks }) => roles.includes(asks), linkExpiresAt: null });
}

/** The items that a link asks, whoever holds it. */
export function readByLink(context: RequestContext, link: OpenQuestionnaire) {
  return showSurvey(context, {
    who: { questionnaireId: link.id },
    roles: [link.as],
    isAsked: (question, mistake) => isAskedByLink(link, question, mistake),
    linkExpiresAt: link.expiresAt,
  });
}


/** The day from which an answer given now no longer counts. */
export function showSaved({ now, organisation }: RequestContext) {
  return { expiresOn: dayOf(expiryOf(new Date(now)).getTime(), organisation.timeZone) };
}
