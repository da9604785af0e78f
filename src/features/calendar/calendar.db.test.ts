import { beforeEach, expect, test } from 'vitest';
import { readCalendar } from '#store/calendar.ts';
import { isWorkingDay, unconfirmedYears, workingDaysIn } from '#core/shared/calendar.ts';
import { startServer, type TestClient } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { tableContents } from '#test/table-contents.ts';

let database: FreshDatabase;
let owner: TestClient;

beforeEach(async () => {
  database = await freshDatabase();
  owner = await (await startServer(database)).signIn('owner');
});

interface Year {
  readonly confirmed: boolean;
  readonly confirmedBy: string | null;
  readonly days: { readonly day: string; readonly kind: string; readonly builtIn: string; readonly changed: boolean; readonly note: string | null }[];
  readonly months: { readonly working: number; readonly short: number; readonly off: number; readonly hours: number }[];
}

const year = async (number: number) => (await owner.call('GET', `/calendar/${number}`)).json<Year>();
const dayIn = async (day: string) => (await year(Number(day.slice(0, 4)))).days.find((known) => known.day === day);
const wholeYear = { from: '2026-01-01', to: '2027-01-01' };

test('2026 is the published calendar: 247 working days and 1972 hours', async () => {
  const { days, months, confirmed, confirmedBy } = await year(2026);
  expect([days.length, confirmed, confirmedBy]).toEqual([365, true, 'product']);
  expect([months[0]?.working, months[6]?.working]).toEqual([15, 23]);
  expect(months.reduce((sum, { working }) => sum + working, 0)).toBe(247);
  expect(months.reduce((sum, { hours }) => sum + hours, 0)).toBe(1972);
  expect((await year(2024)).days.length).toBe(366);
});

test('days that a person sets win, are marked and can be put back', async () => {
  await owner.call('PUT', '/calendar-days', { days: ['2026-11-05', '2026-11-06'], kind: 'off', note: 'Инвентаризация' });
  await owner.call('PUT', '/calendar-days', { days: ['2026-01-10'], kind: 'short' });
  expect(await dayIn('2026-11-05')).toEqual({ day: '2026-11-05', kind: 'off', builtIn: 'working', changed: true, note: 'Инвентаризация' });
  const calendar = await readCalendar(database);
  expect([isWorkingDay('2026-11-06', calendar), isWorkingDay('2026-01-10', calendar)]).toEqual([false, true]);
  expect(workingDaysIn(wholeYear, calendar)).toBe(246);
  await owner.call('PUT', '/calendar-days', { days: ['2026-11-05'], kind: 'working' });
  expect(await dayIn('2026-11-05')).toMatchObject({ kind: 'working', changed: false });
  expect((await owner.call('POST', '/calendar-days/put-back', { days: ['2026-11-06', '2026-01-10'] })).statusCode).toBe(200);
  expect(workingDaysIn(wholeYear, await readCalendar(database))).toBe(247);
  expect((await owner.call('POST', '/calendar-days/put-back', { days: ['2026-11-06'] })).statusCode).toBe(404);
});

test('a year whose decree is not in it says so until a person has checked it', async () => {
  expect(await year(2027)).toMatchObject({ confirmed: false, confirmedBy: null });
  const period = { from: '2027-01-01', to: '2027-02-01' };
  expect(unconfirmedYears(period, await readCalendar(database))).toEqual([2027]);
  await owner.call('PUT', '/calendar/2027/confirmed', { confirmed: true });
  expect(await year(2027)).toMatchObject({ confirmed: true, confirmedBy: 'person' });
  expect(unconfirmedYears(period, await readCalendar(database))).toEqual([]);
  await owner.call('PUT', '/calendar/2027/confirmed', { confirmed: false });
  expect((await year(2027)).confirmed).toBe(false);
});

test('what is no day or no kind is refused whole', async () => {
  const before = await tableContents(database);
  const code = async (body: object) => (await owner.call('PUT', '/calendar-days', body)).json().code;
  expect(await code({ days: ['2026-02-30'], kind: 'off' })).toBe('invalid-input');
  expect(await code({ days: ['2026-02-20'], kind: 'maybe' })).toBe('invalid-input');
  expect(await code({ days: [], kind: 'off' })).toBe('invalid-input');
  expect((await owner.call('GET', '/calendar/1812')).statusCode).toBe(400);
  expect(await tableContents(database)).toEqual(before);
});
