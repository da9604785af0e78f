import { type Kysely, sql, type Transaction } from 'kysely';
import { answersLastDays, type GivenAnswer, readingsOf } from '#core/diagnosis/answers.ts';
import type { AnswerReading } from '#core/diagnosis/judge.ts';
import type { AskedRole, QuestionId } from '#core/diagnosis/vocabulary.ts';
import type { Tables } from '../tables.ts';

/** Who answers: a signed-in person, or whoever holds a link. */
export type Respondent = { readonly userId: string } | { readonly questionnaireId: number };

/** Tells people apart. Of who is asked as a rep only a trace that leads back to nobody is kept. */
const trace = (who: Respondent, as: AskedRole) => {
  const plain = 'userId' in who ? `user:${who.userId}` : `link:${who.questionnaireId}`;
  return as === 'rep' ? sql<string>`encode(sha256((${plain} || (select salt from respondent_salt))::bytea), 'hex')` : sql<string>`${plain}::text`;
};

/** The newest answer of each person to each question within the days that answers last, before a moment. */
const living = (at: Date) => sql`
  select distinct on (question, respondent) question, respondent, asked_as, value, answered_at from answer
  where answered_at <= ${at} and answered_at > ${new Date(at.getTime() - answersLastDays * 86_400_000)}
  order by question, respondent, answered_at desc, id desc`;

/** What people answered, by question, as it is judged: expired answers and "don't know" do not count. */
export async function readAnswers(database: Kysely<Tables>, at: Date): Promise<ReadonlyMap<string, AnswerReading>> {
  const read = await sql<GivenAnswer>`select a.question, a.asked_as as as, a.value::float8 as value from (${living(at)}) a where a.value is not null`.execute(database);
  return readingsOf(read.rows);
}

export interface OwnAnswer {
  readonly question: string;
  readonly value: number | null;
  readonly at: Date;
}

/** What a person answered and what of it still counts. */
export async function readOwnAnswers(database: Kysely<Tables>, who: Respondent, as: AskedRole, at: Date): Promise<OwnAnswer[]> {
  const read = await sql<OwnAnswer>`
    select a.question, a.value::float8 as value, a.answered_at as at from (${living(at)}) a where a.respondent = ${trace(who, as)} and a.asked_as = ${as}`.execute(database);
  return read.rows;
}

/** Keeps one answer. */
export async function writeAnswer(transaction: Transaction<Tables>, who: Respondent, as: AskedRole, question: QuestionId, value: number | null): Promise<void> {
  await sql`insert into answer (question, respondent, asked_as, value) values (${question}, ${trace(who, as)}, ${as}, ${value})`.execute(transaction);
}

export interface RoleProgress {
  readonly as: AskedRole;
  readonly people: number;
  readonly answers: number;
  readonly oldest: Date | null;
}

/** How many people of each kind answered, and since when their oldest living answer stands. */
export async function readProgress(database: Kysely<Tables>, at: Date): Promise<RoleProgress[]> {
  const read = await sql<RoleProgress>`
    select a.asked_as as as, count(distinct a.respondent)::int as people, count(*)::int as answers, min(a.answered_at) as oldest from (${living(at)}) a group by 1`.execute(database);
  return read.rows;
}
