import { fewestReps } from '#core/diagnosis/answers.ts';
import { rolesAsked, rolesHandedBy } from '#core/diagnosis/asked-roles.ts';
import { surveyItems } from '#core/diagnosis/survey.ts';
import type { AskedRole } from '#core/diagnosis/vocabulary.ts';
import type { PageRequest } from '#core/shared/page.ts';
import { countReps, type NamedAnswer, readNamedAnswers } from '#store/diagnosis/answers.ts';
import { readAnsweredByData } from '#store/diagnosis/answered-by-data.ts';
import { countRepLinks, listAskedUsers, listQuestionnaires, type Questionnaire, type QuestionnaireQuery } from '#store/diagnosis/questionnaires.ts';
import type { RequestContext } from '../context.ts';

/** The ids of the items that a person of these roles is asked. */
type ItemsOf = (roles: readonly AskedRole[]) => ReadonlySet<string>;

async function readItemsOf({ database, organisation, now }: RequestContext): Promise<ItemsOf> {
  const isKnown = await readAnsweredByData(database, organisation, new Date(now));
  return (roles) => new Set(surveyItems((question) => roles.includes(question.asks) && !isKnown(question)).map(({ question }) => question.id));
}

const newest = (answers: readonly NamedAnswer[]): string | null =>
  answers.length === 0 ? null : new Date(Math.max(...answers.map(({ at }) => at.getTime()))).toISOString();

/** How far those who answer by name are, and how many reps answered; what anyone said is never read here. */
export async function readPeople(context: RequestContext) {
  const { database, now } = context;
  const [itemsOf, users] = [await readItemsOf(context), await listAskedUsers(database.sql)];
  const answers = await readNamedAnswers(database.sql, new Date(now));
  const hasHead = users.some(({ role }) => role === 'head-of-sales');
  const named = users.flatMap(({ id, name, role }) => {
    if (role !== 'owner' && role !== 'head-of-sales') return [];
    const items = itemsOf(rolesAsked(role, hasHead));
    const own = answers.filter(({ userId, question }) => userId === id && items.has(question));
    return [{ name, role, answered: own.length, asked: items.size, answeredAt: newest(own) }];
  });
  const reps = {
    answered: await countReps(database.sql, new Date(now)),
    users: users.length - named.length,
    links: await countRepLinks(database.sql, new Date(now)),
    fewest: fewestReps,
    asked: itemsOf(['rep']).size,
  };
  return { named, reps };
}

function stateOf({ endedAt, expiresAt }: Questionnaire, now: number): 'open' | 'expired' | 'ended' {
  if (endedAt !== null) return 'ended';
  return expiresAt.getTime() <= now ? 'expired' : 'open';
}

/** Links for the roles that the viewer hands over. */
export async function readLinks({ database, viewer, now }: RequestContext, query: PageRequest<QuestionnaireQuery['sort']>) {
  const { rows, total } = await listQuestionnaires(database.sql, rolesHandedBy(viewer.role), query);
  const answers = await readNamedAnswers(database.sql, new Date(now));
  return {
    total,
    rows: rows.map((link) => ({
      id: link.id,
      as: link.as,
      note: link.note,
      createdBy: link.createdBy,
      createdAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      state: stateOf(link, now),
      openedAt: link.openedAt?.toISOString() ?? null,
      answered: link.as === 'rep' ? null : answers.filter(({ questionnaireId }) => questionnaireId === link.id).length,
    })),
  };
}
