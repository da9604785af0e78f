import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeReportSchedule } from '#actions/report-schedule.ts';
import { sendDueReports } from '#actions/report-letters.ts';
import { createUser } from '#actions/users.ts';
import { type Role, system } from '#core/people/viewer.ts';
import { createDelivery } from '#server/letters.ts';
import { createLog } from '#server/log.ts';
import { postReports } from '#server/report-post.ts';
import { testPassword } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { loadStagedDeals, times } from '#test/staged-deals.ts';
import { extractText, getDocumentProxy } from 'unpdf';

let database: FreshDatabase;
let smtp: SMTPServer;
let smtpUrl: string;
let received: ParsedMail[] = [];
/** While set, the mail server takes no letter. */
let refuses = false;
let owner: string;
let marketer: string;

const user = (role: Role) => createUser(database, system, { name: role, email: `${role}@example.test`, role, employeeId: null, password: testPassword });

/** Reads a letter to its end, keeps it or not, and answers. */
async function take(stream: Readable, answer: (refusal?: Error) => void): Promise<void> {
  const mail = await simpleParser(stream);
  if (refuses) return answer(Object.assign(new Error('mailbox is full'), { responseCode: 452 }));
  received.push(mail);
  answer();
}

beforeAll(async () => {
  database = await freshDatabase();
  await loadStagedDeals(database, [
    ...times(50, { furthest: 2, outcome: 'lost', days: 50 } as const), ...times(10, { furthest: 2, outcome: 'lost', days: 50, reason: 'Дорого' } as const),
    ...times(40, { furthest: 4, outcome: 'won', days: 50 } as const),
  ]);
  owner = await user('owner');
  marketer = await user('marketer');
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, answer) => void take(stream, answer),
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)));

beforeEach(async () => {
  received = [];
  refuses = false;
  await database.pool.query('delete from report_letter');
  await database.pool.query('delete from report_schedule');
});

const backups = { folder: '', begin: async () => undefined };
const jobs = { load: () => Promise.resolve(), undo: () => Promise.resolve(), lookBack: () => Promise.resolve() };
const log = createLog({ level: 'silent', to: new PassThrough() });

/** What the timer of the server does at a moment. */
async function at(now: string): Promise<void> {
  const deliver = createDelivery({ smtpUrl, from: 'Thirty <thirty@example.test>' });
  if (deliver === null) throw new Error('no mail');
  await postReports({ database, dataFolder: '/nowhere', baseUrl: 'https://sales.example.test', jobs, backups, deliver, log, now: () => Date.parse(now) });
}

const set = (readers: readonly string[], changedAt = '2026-10-30T10:00:00Z') =>
  changeReportSchedule(database, system, { isOn: true, weekday: 1, hour: 9, language: 'ru', readers }, new Date(changedAt));
const letters = async () => (await database.pool.query<{ user_id: string; attempts: number; sent_at: Date | null; failure: string | null }>('select * from report_letter order by user_id')).rows;

/** The 2nd of November 2026 is a Monday; nine in Moscow is six in UTC. */
const monday = (time: string) => `2026-11-02T${time}:00Z`;

describe('the weekly letter', () => {
  test('goes in its hour, once, with the report of its reader attached', async () => {
    await set([owner, marketer]);
    await at(monday('05:59'));
    expect(received).toEqual([]);
    await Promise.all([at(monday('06:00')), at(monday('06:00'))]);
    await at(monday('06:05'));
    expect(received.map(({ to }) => (to as { text: string }).text).toSorted((a, b) => a.localeCompare(b))).toEqual(['marketer@example.test', 'owner@example.test']);
    const [mail] = received.filter(({ to }) => (to as { text: string }).text.startsWith('owner'));
    expect(mail?.subject).toMatch(/^Диагностика отдела продаж на 2 ноября 2026: Найдено: 0 ошибок из 30 и 1 риск/u);
    expect(mail?.text).toContain('С чего начать');
    expect(mail?.text).toContain('https://sales.example.test/diagnosis/report');
    expect(mail?.attachments).toHaveLength(1);
    const pagesOf = async (sent: ParsedMail | undefined) => (await extractText(await getDocumentProxy(new Uint8Array(sent?.attachments[0]?.content ?? [])), { mergePages: true })).text.replaceAll(/\s+/gu, ' ');
    expect(mail?.attachments[0]).toMatchObject({ filename: 'Диагностика 2026-11-02.pdf', contentType: 'application/pdf' });
    expect(await pagesOf(mail)).toContain('Отказы без причины');
    expect(await pagesOf(mail)).toContain('Потерянные клиенты');
    const other = await pagesOf(received.find(({ to }) => (to as { text: string }).text.startsWith('marketer')));
    expect(other).toContain('Маркетинг-кит');
    expect(other).not.toContain('Потерянные клиенты');
  });

  test('is made up later the same day, not the next', async () => {
    await set([marketer]);
    await at('2026-11-03T06:00:00Z');
    expect(received).toHaveLength(0);
    await at('2026-11-09T20:59:00Z');
    expect(received).toHaveLength(1);
  });

  test('does not go for an hour that was past when it was set', async () => {
    await set([marketer], monday('07:00'));
    await at(monday('08:00'));
    expect(received).toHaveLength(0);
  });

  test('that was refused is told of and tried again in the next hour', async () => {
    await set([marketer]);
    refuses = true;
    await at(monday('06:00'));
    expect(await letters()).toMatchObject([{ user_id: marketer, attempts: 1, sent_at: null, failure: expect.stringContaining('mailbox is full') as string }]);
    refuses = false;
    await at(monday('06:30'));
    expect(received).toHaveLength(0);
    await at(monday('06:56'));
    expect(received).toHaveLength(1);
    expect(await letters()).toMatchObject([{ attempts: 2, failure: null }]);
  });

  test('cut short while it was made is made again; cut short while it was handed over is not', async () => {
    await set([owner, marketer]);
    const stop = new Error('stopped');
    await database.pool.query(
      `insert into report_letter (due_on, user_id, claimed_at, handed_at) values ('2026-11-02', $1, $3, null), ('2026-11-02', $2, $3, $3)`, [owner, marketer, new Date(monday('06:00'))],
    );
    const made: string[] = [];
    await sendDueReports(database, ({ email }) => Promise.resolve(() => (made.push(email), Promise.reject(stop))), () => Date.parse(monday('07:00')));
    expect(made).toEqual(['owner@example.test']);
  });

  test('does not go to one who may no longer see the diagnosis', async () => {
    await set([marketer]);
    await database.pool.query("update app_user set role = 'rep' where id = $1", [marketer]);
    await at(monday('06:00'));
    await database.pool.query("update app_user set role = 'marketer' where id = $1", [marketer]);
    expect(received).toHaveLength(0);
    expect(await letters()).toMatchObject([{ failure: 'no-right' }]);
  });

  test('does not go when it is switched off', async () => {
    await changeReportSchedule(database, system, { isOn: false, weekday: 1, hour: 9, language: 'ru', readers: [owner] }, new Date('2026-10-30T10:00:00Z'));
    await at(monday('06:00'));
    expect(received).toHaveLength(0);
  });
});
