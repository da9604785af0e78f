import { type Kysely, sql, type Transaction } from 'kysely';
import { answersLastDays, type GivenAnswer, readingsOf } from '#core/diagnosis/answers.ts';
import type { AnswerReading } from '#core/diagnosis/judge.ts';
import type { AskedRole, QuestionId } from '#core/diagnosis/vocabulary.ts';
import type { Tables } from '../tables.ts';

/** Who answers: a signed-in person, or whoever holds a link. */
export type Respondent = { readonly userId: string } | { readonly questionnaireId: number };

/** Tells people apart. Of who is asked as a rep only a salted trace is kept, and never a name. */
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

/** Of a rep the day is kept and not the moment, so that nobody can lay it beside what else happened then. */
const momentOf = (as: AskedRole, at: Date): Date => (as === 'rep' ? new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000) : at);

/** Within so long the same answer of the same person is one answer that was sent twice. */
const sentAgainMs = 3_600_000;

/** Keeps one answer; the same one sent again changes nothing. */
export async function writeAnswer(
  transaction: Transaction<Tables>,
  answer: { readonly who: Respondent; readonly as: AskedRole; readonly question: QuestionId; readonly value: number | null; readonly at: Date },
): Promise<void> {
  const { who, as, question, value, at } = answer;
  const moment = momentOf(as, at);
  await sql`
    with newest as (
      select value, answered_at from answer where question = ${question} and respondent = ${trace(who, as)} order by answered_at desc, id desc limit 1)
    insert into answer (question, respondent, asked_as, value, answered_at)
    select ${question}, ${trace(who, as)}, ${as}, ${value}::numeric, ${moment}
    where not exists (select from newest where value is not distinct from ${value}::numeric and answered_at > ${new Date(moment.getTime() - sentAgainMs)})`.execute(transaction);
}

/** A living answer of someone who answers by name: an owner, a head of sales, or who holds a link of theirs. */
export interface NamedAnswer {
  /** The user's id; null for a link. */
  readonly userId: string | null;
  readonly questionnaireId: number | null;
  readonly question: string;
  readonly at: Date;
}

/** Who of the named roles answered what question when; what they said is not in it. */
export async function readNamedAnswers(database: Kysely<Tables>, at: Date): Promise<NamedAnswer[]> {
  const read = await sql<NamedAnswer>`
    select case when a.respondent like 'user:%' then substr(a.respondent, 6) end as "userId",
           case when a.respondent like 'link:%' then substr(a.respondent, 6)::int end as "questionnaireId", a.question, a.answered_at as at
    from (${living(at)}) a where a.asked_as <> 'rep'`.execute(database);
  return read.rows;
}

/** How many people answered anything as reps. */
export async function countReps(database: Kysely<Tables>, at: Date): Promise<number> {
  const read = await sql<{ people: number }>`select count(distinct a.respondent)::int as people from (${living(at)}) a where a.asked_as = 'rep'`.execute(database);
  return read.rows[0]?.people ?? 0;
}
