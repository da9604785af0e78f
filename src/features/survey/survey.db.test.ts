import { beforeEach, describe, expect, test } from 'vitest';
import { remindRespondents } from '#actions/remind-respondents.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import type { AnswerWord } from '#core/diagnosis/answer-words.ts';
import type { AskedRole, Question } from '#core/diagnosis/vocabulary.ts';
import type { Role } from '#core/people/viewer.ts';
import { contract } from '#server/contract.ts';
import { proceduresOf } from '#server/procedures.ts';
import { readAnswers } from '#store/diagnosis/answers.ts';
import type { Reminder } from '#store/diagnosis/reminders.ts';
import { startServer, type TestClient, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadRows } from '#test/load-rows.ts';
import { tableContents } from '#test/table-contents.ts';

interface Item {
  readonly question: string;
  readonly mistake: number;
  readonly round: number;
  readonly answer: AnswerWord | null;
  readonly expiresOn: string | null;
  readonly isExpiring: boolean;
}
interface Survey {
  readonly asked: readonly AskedRole[];
  readonly items: readonly Item[];
  readonly skipped: number;
  readonly linkExpiresOn: string | null;
}
interface People {
  readonly named: readonly { readonly name: string; readonly role: string; readonly answered: number; readonly asked: number }[];
  readonly reps: { readonly answered: number; readonly users: number; readonly links: number; readonly fewest: number };
}

const day = 86_400_000;
const begin = Date.parse('2026-03-02T09:30:00Z');
const questions = mistakes.flatMap((mistake) => mistake.questions.map((question) => ({ ...question, mistake: mistake.number })));
const asksOf = (role: AskedRole): string[] => questions.filter(({ asks }) => asks === role).map(({ id }) => id).toSorted();
const firstOf = (role: AskedRole): Question['id'] => questions.find(({ asks }) => asks === role)?.id ?? 'Q0.0';
const idsOf = ({ items }: Survey): string[] => items.map(({ question }) => question).toSorted();

let database: FreshDatabase;
let server: TestServer;
let now: number;

beforeEach(async () => {
  now = begin;
  database = await freshDatabase();
  server = await startServer(database, { now: () => now });
});

const read = async (client: TestClient): Promise<Survey> => (await client.call('GET', '/survey')).json<Survey>();
const answer = async (client: TestClient, question: string, word: AnswerWord): Promise<number> =>
  (await client.call('PUT', `/survey/answers/${question}`, { answer: word })).statusCode;
const people = async (client: TestClient): Promise<People> => (await client.call('GET', '/survey/people')).json<People>();

async function handOver(client: TestClient, as: AskedRole, note = 'Анна'): Promise<{ id: number; secret: string }> {
  const { id, link } = (await client.call('POST', '/survey/links', { as, note })).json<{ id: number; link: string }>();
  expect(link).toMatch(/^http:\/\/localhost:3030\/answer#[\w-]{43}$/);
  return { id, secret: link.slice(link.indexOf('#') + 1) };
}

const open = (secret: string) => server.call('POST', '/answer/open', { secret });
const save = (secret: string, question: string, word: AnswerWord) => server.call('POST', '/answer/save', { secret, question, answer: word });

describe('who is asked what', () => {
  test('each role its own items; without a head the owner is asked those of a head too', async () => {
    const owner = await server.signIn('owner');
    expect((await read(owner)).asked).toEqual(['owner', 'head-of-sales']);
    expect(idsOf(await read(owner))).toEqual([...asksOf('owner'), ...asksOf('head-of-sales')].toSorted());
    const head = await server.signIn('head-of-sales');
    expect(idsOf(await read(owner))).toEqual(asksOf('owner'));
    expect(idsOf(await read(head))).toEqual(asksOf('head-of-sales'));
    for (const role of ['rep', 'team-lead'] as const) expect(idsOf(await read(await server.signIn(role)))).toEqual(asksOf('rep'));
    for (const role of ['marketer', 'trainer', 'analyst'] as const) expect(await read(await server.signIn(role))).toEqual({ asked: [], items: [], skipped: 0, linkExpiresOn: null });
  });

  test.each([
    ['rep', 'owner'], ['rep', 'head-of-sales'], ['team-lead', 'head-of-sales'], ['head-of-sales', 'owner'], ['head-of-sales', 'rep'], ['owner', 'rep'],
    ['analyst', 'rep'], ['marketer', 'owner'], ['trainer', 'rep'],
  ] as const)('%s cannot answer an item of %s, and changes nothing', async (role: Role, asks: AskedRole) => {
    const client = await server.signIn(role);
    const before = await tableContents(database);
    expect(await answer(client, firstOf(asks), 'yes')).toBe(404);
    expect(await answer(client, 'Q99.1', 'yes')).toBe(404);
    expect(await tableContents(database)).toEqual(before);
  });

  test('what data answer already is not asked; what only an answer filled still is', async () => {
    const head = await server.signIn('head-of-sales');
    const before = await read(head);
    expect(before.skipped).toBe(0);
    const filled = questions.find(({ id, asks, answeredBySignals = [], mistake }) => asks === 'head-of-sales' && answeredBySignals.length === 0
      && mistakes.some(({ number, signals }) => number === mistake && signals.some(({ answeredBy }) => answeredBy === id)));
    expect(await answer(head, filled?.id ?? '', 'no')).toBe(200);
    expect(idsOf(await read(head))).toEqual(idsOf(before));
    await loadRows(database, 'deals', Array.from({ length: 12 }, (_, at) => ({
      deal_id: String(at), pipeline: 'Продажи', amount: '1000', outcome: at % 2 === 0 ? 'won' : 'lost',
      created_at: new Date(begin - 40 * day).toISOString(), closed_at: new Date(begin - 5 * day).toISOString(),
    })));
    // Twelve closed deals in 90 days: the fill rate of the breakdowns (S1.7) can be computed.
    const after = await read(head);
    expect(idsOf(after)).not.toContain('Q1.4');
    expect(idsOf(after)).toContain('Q1.1');
    expect(after.skipped).toBe(before.items.length - after.items.length);
    expect(after.skipped).toBeGreaterThan(0);
  });
});

describe('answers', () => {
  test('are kept at once, can be changed, and the newest counts', async () => {
    const head = await server.signIn('head-of-sales');
    expect(await answer(head, 'Q1.1', 'no')).toBe(200);
    expect((await readAnswers(database.sql, new Date(now))).get('Q1.1')).toEqual({ severity: 1, people: 1 });
    now += 60_000;
    expect(await answer(head, 'Q1.1', 'partly')).toBe(200);
    const given = (await read(head)).items.find(({ question }) => question === 'Q1.1');
    expect(given).toMatchObject({ answer: 'partly', expiresOn: '2026-05-31', isExpiring: false });
    expect((await readAnswers(database.sql, new Date(now))).get('Q1.1')).toEqual({ severity: 0.5, people: 1 });
    now += 60_000;
    expect(await answer(head, 'Q1.1', 'unknown')).toBe(200);
    expect((await read(head)).items.find(({ question }) => question === 'Q1.1')?.answer).toBe('unknown');
    expect((await readAnswers(database.sql, new Date(now))).has('Q1.1')).toBe(false);
    expect((await head.call('PUT', '/survey/answers/Q1.1', { answer: 'maybe' })).statusCode).toBe(400);
  });

  test('sent twice are one; told again a day later they count anew from there', async () => {
    const [head, rep] = [await server.signIn('head-of-sales'), await server.signIn('rep')];
    const kept = async (): Promise<number | null> => (await database.pool.query('select id from answer')).rowCount;
    for (const moment of [begin, begin + 1000, begin + day]) {
      now = moment;
      await answer(head, 'Q1.1', 'no');
      await answer(rep, firstOf('rep'), 'unknown');
      expect(await kept()).toBe(moment < begin + day ? 2 : 4);
    }
    await answer(head, 'Q1.1', 'yes');
    await answer(head, 'Q1.1', 'no');
    expect(await kept()).toBe(6);
    expect((await read(head)).items.find(({ question }) => question === 'Q1.1')).toMatchObject({ answer: 'no', expiresOn: '2026-06-01' });
  });

  test('ask to be confirmed from the 76th day on and are gone after the 90th', async () => {
    const owner = await server.signIn('owner');
    const id = firstOf('owner');
    await answer(owner, id, 'yes');
    const item = async (): Promise<Item | undefined> => (await read(owner)).items.find(({ question }) => question === id);
    now = begin + 75 * day;
    expect(await item()).toMatchObject({ answer: 'yes', isExpiring: false });
    now = begin + 76 * day;
    expect(await item()).toMatchObject({ answer: 'yes', isExpiring: true });
    now = begin + 90 * day;
    expect(await item()).toMatchObject({ answer: null, expiresOn: null, isExpiring: false });
    expect((await readAnswers(database.sql, new Date(now))).size).toBe(0);
    await answer(owner, id, 'yes');
    expect(await item()).toMatchObject({ answer: 'yes', isExpiring: false });
  });
});

describe('the pulse of the reps', () => {
  test('counts from four people on, as a mean of unnamed answers', async () => {
    const id = questions.find(({ asks, good }) => asks === 'rep' && good === 'yes')?.id ?? '';
    const reps = await Promise.all((['rep', 'rep', 'team-lead', 'rep'] as const).map((role) => server.signIn(role)));
    for (const [at, word] of (['yes', 'no', 'partly'] as const).entries()) await answer(reps[at] as TestClient, id, word);
    expect((await readAnswers(database.sql, new Date(now))).has(id)).toBe(false);
    // Someone who does not know is a person who answered, but says nothing.
    await answer(reps[3] as TestClient, id, 'unknown');
    expect((await readAnswers(database.sql, new Date(now))).has(id)).toBe(false);
    await answer(reps[3] as TestClient, id, 'no');
    // (0 + 1 + 0.5 + 1) / 4
    expect((await readAnswers(database.sql, new Date(now))).get(id)).toEqual({ severity: 0.625, people: 4 });
  });

  test('keeps no name, no moment and no entry in the log, yet gives each their own answers back', async () => {
    const [one, other] = [await server.signIn('rep'), await server.signIn('rep')];
    const log = async () => (await database.pool.query('select count(*)::int as entries from audit_entry')).rows;
    const before = await log();
    await answer(one, firstOf('rep'), 'no');
    await answer(other, firstOf('rep'), 'yes');
    expect(await log()).toEqual(before);
    const { rows } = await database.pool.query<{ respondent: string; answered_at: Date }>('select respondent, answered_at from answer');
    expect(new Set(rows.map(({ respondent }) => respondent)).size).toBe(2);
    for (const { respondent, answered_at: at } of rows) {
      expect(respondent).toMatch(/^[0-9a-f]{64}$/);
      expect(at.toISOString()).toBe('2026-03-02T00:00:00.000Z');
    }
    expect((await read(one)).items.find(({ question }) => question === firstOf('rep'))?.answer).toBe('no');
    expect((await read(other)).items.find(({ question }) => question === firstOf('rep'))?.answer).toBe('yes');
  });
});

describe('who answered how much', () => {
  test('owner and head are told of the named roles by name, and of reps a number', async () => {
    const [owner, head, rep] = [await server.signIn('owner'), await server.signIn('head-of-sales'), await server.signIn('rep')];
    await answer(head, 'Q1.1', 'no');
    await answer(head, 'Q1.5', 'unknown');
    await answer(rep, firstOf('rep'), 'no');
    for (const client of [owner, head]) {
      const told = await people(client);
      expect(told.named.map(({ role, answered, asked }) => [role, answered, asked])).toEqual([
        ['head-of-sales', 2, asksOf('head-of-sales').length], ['owner', 0, asksOf('owner').length],
      ]);
      expect(told.reps).toEqual({ answered: 1, users: 1, links: 0, fewest: 4, asked: asksOf('rep').length });
      expect(JSON.stringify(told)).not.toContain('"rep ');
    }
    for (const role of ['team-lead', 'rep', 'marketer', 'trainer', 'analyst'] as const) {
      const client = await server.signIn(role);
      for (const path of ['/survey/people', '/survey/links']) expect((await client.call('GET', path)).statusCode).toBe(404);
      expect((await client.call('POST', '/survey/links', { as: 'rep', note: 'я' })).statusCode).toBe(404);
    }
  });
});

describe('a link', () => {
  test('opens the items of its role with the answers given by it, and its secret is kept nowhere', async () => {
    const owner = await server.signIn('owner');
    const { id, secret } = await handOver(owner, 'head-of-sales');
    const survey = (await open(secret)).json<Survey>();
    expect([survey.asked, survey.linkExpiresOn]).toEqual([['head-of-sales'], '2026-03-16']);
    expect(idsOf(survey)).toEqual(asksOf('head-of-sales'));
    expect((await save(secret, 'Q1.1', 'no')).statusCode).toBe(200);
    expect((await open(secret)).json<Survey>().items.find(({ question }) => question === 'Q1.1')?.answer).toBe('no');
    expect((await readAnswers(database.sql, new Date(now))).get('Q1.1')).toEqual({ severity: 1, people: 1 });
    // The owner, who has no head, sees how much came by the link, and none of it as an own answer.
    const { rows } = (await owner.call('GET', '/survey/links')).json<{ rows: object[] }>();
    expect(rows).toMatchObject([{ id, as: 'head-of-sales', note: 'Анна', state: 'open', answered: 1, openedAt: new Date(begin).toISOString() }]);
    expect((await read(owner)).items.every((item) => item.answer === null)).toBe(true);
    const { rows: dump } = await database.pool.query<{ text: string }>(
      "select (select jsonb_agg(to_jsonb(q)) from questionnaire q)::text || (select jsonb_agg(to_jsonb(e)) from audit_entry e)::text as text");
    expect(dump[0]?.text).toContain('hand-over-questions');
    expect(dump[0]?.text).not.toContain(secret);
    expect(server.logged()).not.toContain(secret);
  });

  test('can do nothing else: no other item, no other route, neither as a token nor as a cookie', async () => {
    const owner = await server.signIn('owner');
    const { secret } = await handOver(owner, 'rep');
    const before = await tableContents(database);
    for (const other of ['owner', 'head-of-sales'] as const) expect((await save(secret, firstOf(other), 'yes')).statusCode).toBe(404);
    expect((await save(`${secret}x`, firstOf('rep'), 'yes')).json().code).toBe('survey-link-invalid');
    const disguises: readonly Readonly<Record<string, string>>[] = [{ authorization: `Bearer ${secret}` }, { cookie: `${owner.cookie.slice(0, owner.cookie.indexOf('='))}=${secret}` }];
    for (const { method, path, rule } of proceduresOf(contract)) {
      if (rule === 'public') continue;
      for (const headers of disguises) {
        const reached = await server.call(method, path.replaceAll(/\{[^}]+\}/g, '1'), method === 'GET' ? undefined : { secret }, headers);
        expect.soft([path, reached.statusCode]).toEqual([path, 401]);
      }
    }
    expect(await tableContents(database)).toEqual(before);
  });

  test('ends after 14 days, or at once when it is ended; what came by it stays', async () => {
    const owner = await server.signIn('owner');
    const [one, other] = [await handOver(owner, 'owner', 'Совладелец'), await handOver(owner, 'owner', 'Финансист')];
    expect((await save(one.secret, firstOf('owner'), 'no')).statusCode).toBe(200);
    expect((await owner.call('DELETE', `/survey/links/${one.id}`)).statusCode).toBe(200);
    expect((await owner.call('DELETE', `/survey/links/${one.id}`)).statusCode).toBe(404);
    const before = await tableContents(database);
    for (const refused of [await open(one.secret), await save(one.secret, firstOf('owner'), 'yes')]) expect([refused.statusCode, refused.json().code]).toEqual([410, 'survey-link-invalid']);
    expect(await tableContents(database)).toEqual(before);
    expect((await readAnswers(database.sql, new Date(now))).get(firstOf('owner'))?.people).toBe(1);
    now = begin + 14 * day - 1;
    expect((await open(other.secret)).statusCode).toBe(200);
    now += 1;
    expect((await open(other.secret)).statusCode).toBe(410);
    const { rows } = (await owner.call('GET', '/survey/links?sort=note')).json<{ rows: { note: string; state: string }[] }>();
    expect(rows.map(({ note, state }) => [note, state])).toEqual([['Совладелец', 'ended'], ['Финансист', 'expired']]);
  });

  test('of a head reaches neither the owner nor, among reps, voices about the head', async () => {
    const [owner, head] = [await server.signIn('owner'), await server.signIn('head-of-sales')];
    const before = await tableContents(database);
    expect((await head.call('POST', '/survey/links', { as: 'owner', note: 'я' })).statusCode).toBe(404);
    expect(await tableContents(database)).toEqual(before);
    const { id: hidden } = await handOver(owner, 'owner');
    expect((await head.call('GET', '/survey/links')).json<{ total: number }>().total).toBe(0);
    expect((await head.call('DELETE', `/survey/links/${hidden}`)).statusCode).toBe(404);
    const { secret } = await handOver(head, 'rep');
    const asked = (await open(secret)).json<Survey>();
    const aboutHead = questions.filter(({ asks, mistake }) => asks === 'rep' && mistake === 26).map(({ id }) => id);
    expect(aboutHead.length).toBeGreaterThan(0);
    expect(idsOf(asked)).toEqual(asksOf('rep').filter((id) => !aboutHead.includes(id as Question['id'])));
    expect((await save(secret, aboutHead[0] ?? '', 'yes')).statusCode).toBe(404);
    // Neither whether it was opened nor how much came by it is told of a rep's link.
    await save(secret, asked.items[0]?.question ?? '', 'yes');
    expect((await head.call('GET', '/survey/links')).json<{ rows: object[] }>().rows).toMatchObject([{ as: 'rep', openedAt: null, answered: null }]);
    expect((await people(head)).reps).toMatchObject({ answered: 1, links: 1 });
  });

  test('cannot be tried without end', async () => {
    const strict = await startServer(database, { now: () => now, requestsPerMinute: 50 });
    const codes: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) codes.push((await strict.call('POST', '/answer/open', { secret: `guess-${tries}` })).statusCode);
    expect(codes).toEqual([410, 410, 410, 410, 410, 429]);
  });
});

describe('the reminder', () => {
  const remind = async (): Promise<readonly Reminder[]> => {
    const sent: Reminder[] = [];
    expect(await remindRespondents(database, now, (reminder) => sent.push(reminder))).toBe(sent.length);
    return sent;
  };

  test('goes to who answered, when the first answer is about to expire, and once in 30 days', async () => {
    const [owner, head, rep] = [await server.signIn('owner'), await server.signIn('head-of-sales'), await server.signIn('rep')];
    await answer(head, 'Q1.1', 'no');
    await answer(rep, firstOf('rep'), 'no');
    // Of a rep the day is kept alone: those answers are due from its first moment, the head's from 9:30.
    now = begin + 75 * day + 15 * 3_600_000;
    await answer(head, 'Q1.5', 'no');
    expect(await remind()).toEqual([{ userId: rep.userId, email: rep.email, expiresOn: '2026-05-31' }]);
    now = begin + 76 * day;
    expect(await remind()).toEqual([{ userId: head.userId, email: head.email, expiresOn: '2026-05-31' }]);
    expect(await remind()).toEqual([]);
    now = begin + 89 * day;
    expect(await remind()).toEqual([]);
    // The first answers are gone by then; the second of the head, given late on the 75th day, expires on the 165th.
    now = begin + 152 * day;
    expect((await remind()).map(({ email }) => email)).toEqual([head.email]);
    expect((await database.pool.query('select user_id from answer_reminder where user_id = $1', [owner.userId])).rowCount).toBe(0);
    expect((await database.pool.query('select id from answer_reminder')).rowCount).toBe(3);
  });

  test('goes to nobody without access', async () => {
    const [owner, head] = [await server.signIn('owner'), await server.signIn('head-of-sales')];
    await answer(head, 'Q1.1', 'no');
    await owner.call('POST', `/users/${head.userId}/disable`);
    now = begin + 80 * day;
    expect(await remind()).toEqual([]);
  });
});
