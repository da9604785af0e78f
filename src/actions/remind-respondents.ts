import { rolesAsked } from '#core/diagnosis/asked-roles.ts';
import { expiryOf, isExpiring } from '#core/diagnosis/survey.ts';
import type { AskedRole, Question } from '#core/diagnosis/vocabulary.ts';
import { findQuestion } from '#core/diagnosis/catalogue.ts';
import { dayOf, type Instant } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { readOwnAnswers } from '#store/diagnosis/answers.ts';
import { readAnsweredByData } from '#store/diagnosis/answered-by-data.ts';
import { type AskedUser, listAskedUsers } from '#store/diagnosis/questionnaires.ts';
import { keepReminder, listReminded, type Reminder } from '#store/diagnosis/reminders.ts';
import { readOrganisation } from '#store/organisation.ts';

const daysBetween = 30;

interface Asked {
  readonly database: Database;
  readonly now: Date;
  readonly isKnown: (question: Question) => boolean;
}

/** When the first of a person's answers expires that is about to, of those to items still asked; null where none is. */
async function firstExpiry({ database, now, isKnown }: Asked, user: AskedUser, roles: readonly AskedRole[]): Promise<Date | null> {
  const lists = await Promise.all(roles.map((as) => readOwnAnswers(database.sql, { userId: user.id }, as, now)));
  const due = lists.flat().filter(({ question: id, at }) => {
    const question = findQuestion(id)?.question;
    return question !== undefined && roles.includes(question.asks) && !isKnown(question) && isExpiring(at, now);
  });
  return due.length === 0 ? null : new Date(Math.min(...due.map(({ at }) => expiryOf(at).getTime())));
}

/**
 * Sends a letter to everyone with access whose answers are about to expire, at most one in 30 days each; it is kept
 * before it goes, so that none goes twice. Returns how many went.
 */
export async function remindRespondents(database: Database, now: Instant, send: (reminder: Reminder) => void): Promise<number> {
  const [at, since] = [new Date(now), new Date(now - daysBetween * 86_400_000)];
  const [users, reminded, organisation] = await Promise.all([listAskedUsers(database.sql), listReminded(database.sql, since), readOrganisation(database.sql)]);
  const waiting = users.filter(({ id }) => !reminded.has(id));
  if (waiting.length === 0) return 0;
  const asked: Asked = { database, now: at, isKnown: await readAnsweredByData(database, organisation, at) };
  const hasHead = users.some(({ role }) => role === 'head-of-sales');
  let sent = 0;
  for (const user of waiting) {
    const expiry = await firstExpiry(asked, user, rolesAsked(user.role, hasHead));
    if (expiry === null) continue;
    const reminder: Reminder = { userId: user.id, email: user.email, expiresOn: dayOf(expiry.getTime(), organisation.timeZone) };
    if (!(await database.sql.transaction().execute((transaction) => keepReminder(transaction, reminder, at, since)))) continue;
    send(reminder);
    sent += 1;
  }
  return sent;
}
