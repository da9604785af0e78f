import { beforeAll, describe, expect, test } from 'vitest';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { frameAsOf, readSignal } from '#test/diagnose.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { Frame } from '../frame.ts';
import { readSignalRows } from '../signal-rows.ts';

const hitsOf = async (frame: Frame, id: SignalId) => (await readSignalRows(frame, id, { hitsOnly: true, offset: 0, limit: 20 }))?.rows.map(({ title }) => title).toSorted();

// As of 2 November 2026: ninety days begin on 4 August, thirty on 3 October.
describe('a department', () => {
  let frame: Frame;

  beforeAll(async () => {
    const database = await freshDatabase();
    const rep = (name: string, head: string, more: Row = {}): Row => ({ name, head, role: 'rep', ...more });
    await loadRows(database, 'employees', [
      { name: 'Хозяин', role: 'owner' }, { name: 'РОП', role: 'head-of-sales', head: 'Хозяин' },
      { name: 'Лид', role: 'team-lead', head: 'РОП' }, { name: 'Играющий', role: 'team-lead', head: 'Хозяин' },
      rep('А', 'Лид'), rep('Б', 'Лид'), rep('В', 'Хозяин'), rep('Г', 'Играющий'), rep('Д', 'Играющий'), { name: 'Е', role: 'rep' },
      rep('Уволен', 'Хозяин', { dismissed_at: '2026-10-01' }), rep('Выйдет завтра', 'Хозяин', { hired_at: '2026-11-03' }),
      { name: 'Ассистент', role: 'analyst', head: 'Лид' },
    ]);
    let number = 0;
    const win = (own: string, customer: string, closed = '2026-09-01'): Row => ({
      deal_id: `w${number++}`, rep: own, customer, outcome: 'won', amount: '100', created_at: '2026-06-01T09:00:00Z', closed_at: `${closed}T09:00:00Z`,
    });
    const known = ['К1', 'К2', 'К3', 'К4', 'К5', 'К6', 'К7', 'К8', 'К9'];
    const open = (own: string | null, region: string, source: string | null): Row => ({ deal_id: `o${number++}`, rep: own, customer: 'Клиент', outcome: 'open', created_at: '2026-09-01T09:00:00Z', region, source });
    await loadRows(database, 'deals', [
      ...known.map((customer) => win('Лид', customer, '2026-07-20')), win('Играющий', 'Давний', '2026-07-20'),
      // А: three new, three current. Б: five new. В: one new of five is a fifth, not more. Г: four wins say nothing.
      ...['Н1', 'Н2', 'Н3', 'К1', 'К2', 'К3'].map((customer) => win('А', customer)), ...['Н4', 'Н5', 'Н6', 'Н7', 'Н8'].map((customer) => win('Б', customer)),
      ...['Н9', 'К4', 'К5', 'К6', 'К7'].map((customer) => win('В', customer)), ...['Н10', 'Н11', 'К8', 'К9'].map((customer) => win('Г', customer)),
      ...Array.from({ length: 10 }, (_, at) => open('А', 'Север', at % 2 === 0 ? 'Звонок' : 'Почта')),
      ...Array.from({ length: 10 }, (_, at) => open('Б', at < 5 ? 'Север' : 'Юг', at % 2 === 0 ? 'Звонок' : 'Почта')),
      ...Array.from({ length: 4 }, () => open('В', 'Юг', 'Звонок')), open(null, 'Восток', null),
    ]);
    const lead = (lead_id: string, source: string, own: string | null, at = '2026-10-01T09:00:00Z'): Row => ({ lead_id, source, rep: own, at });
    await loadRows(database, 'leads', [lead('1', 'Сайт', 'А'), lead('2', 'Сайт', null), lead('3', 'Выставка', null), lead('4', 'Давний', null, '2026-07-01T09:00:00Z')]);
    await loadRows(database, 'customers', ['Общий', 'Чужой', 'Двое', 'Раньше'].map((name) => ({ name })));
    const call = (call_id: string, customer: string, own: string, at = '2026-10-20T09:00:00Z', result = 'answered'): Row => ({ call_id, customer, rep: own, at, result, talk_seconds: '60' });
    await loadRows(database, 'calls', [
      call('1', 'Общий', 'А'), call('2', 'Чужой', 'А'), call('3', 'Чужой', 'РОП'), call('4', 'Чужой', 'Хозяин'), call('5', 'Двое', 'А'), call('6', 'Двое', 'Б'), call('7', 'Двое', 'В', '2026-10-20T09:00:00Z', 'missed'),
      call('8', 'Раньше', 'А'), call('9', 'Раньше', 'Б'), call('10', 'Раньше', 'В', '2026-10-02T09:00:00Z'),
    ]);
    await loadRows(database, 'meetings', [{ meeting_id: '1', customer: 'Общий', rep: 'Б', planned_at: '2026-10-20T09:00:00Z', held_at: '2026-10-20T09:00:00Z', status: 'held' }]);
    await loadRows(database, 'tasks', [{ task_id: '1', customer: 'Общий', rep: 'В', created_at: '2026-09-20T09:00:00Z', done_at: '2026-10-20T09:00:00Z' }]);
    frame = await frameAsOf(database, '2026-11-02');
  });

  test('S4.1: the head furthest from three to six; nobody counts who does not sell, has left or is yet to come', async () => {
    // РОП 1 (Лид), Хозяин 2 (Играющий, В), Лид 2 (А, Б), Играющий 2 (Г, Д): all at the bad edge, the largest is told. Е has no head.
    expect(await readSignal(frame, 'S4.1')).toMatchObject({ value: 2, sample: 4, leftOut: { 'without-head': 1 } });
  });

  test('S4.2: В is under the owner; a lead of two who sells as well may be', async () => {
    expect(await readSignal(frame, 'S4.2')).toMatchObject({ value: 1, denominator: 7 });
    expect(await hitsOf(frame, 'S4.2')).toEqual(['В']);
  });

  test('S4.3: of three reps with enough wins one has both kinds', async () => {
    expect(await readSignal(frame, 'S4.3')).toMatchObject({ numerator: 1, denominator: 3 });
    expect(await hitsOf(frame, 'S4.3')).toEqual(['А']);
  });

  test('S4.4: regions divide the department better than channels: А is all in the north, Б half and half', async () => {
    const reading = await readSignal(frame, 'S4.4');
    // Nobody sells in Восток, so two regions are left. А 0, Б 1; by channel both are 1.
    expect(reading).toMatchObject({ sample: 2 });
    expect(reading.value).toBeCloseTo(0.5, 12);
  });

  test('S4.5: ten against four; those with no open deals are left out', async () => {
    expect(await readSignal(frame, 'S4.5')).toMatchObject({ value: 2.5, sample: 3, leftOut: { 'without-open-deals': 5 } });
  });

  test('S4.6: three reps in thirty days; the owner, the head, a missed call and an older one are none of them', async () => {
    expect(await readSignal(frame, 'S4.6')).toMatchObject({ numerator: 1, denominator: 4 });
    expect(await hitsOf(frame, 'S4.6')).toEqual(['Общий']);
  });

  test('S4.7: a channel and a region where nobody answers', async () => {
    // Channels Сайт, Выставка, Звонок, Почта; regions Север, Юг, Восток.
    expect(await readSignal(frame, 'S4.7')).toMatchObject({ value: 2, denominator: 7 });
    expect(await hitsOf(frame, 'S4.7')).toEqual(['Восток', 'Выставка']);
  });
});

describe('few people', () => {
  test('two reps under the owner: too early to call it a mistake', async () => {
    const database = await freshDatabase();
    await loadRows(database, 'employees', [{ name: 'Хозяин', role: 'owner' }, { name: 'А', role: 'rep', head: 'Хозяин' }, { name: 'Б', role: 'rep', head: 'Хозяин' }]);
    const frame = await frameAsOf(database, '2026-11-02');
    for (const id of ['S4.1', 'S4.2', 'S4.3'] as const) expect(await readSignal(frame, id), id).toMatchObject({ reason: 'not-applicable' });
    expect(await readSignal(frame, 'S4.5')).toMatchObject({ reason: 'too-few' });
    expect(await readSignal(frame, 'S4.7')).toMatchObject({ reason: 'no-data' });
  });

  test('the third makes it one: all under the owner, and eight to a head are past six', async () => {
    const database = await freshDatabase();
    const reps = ['А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж', 'З'];
    await loadRows(database, 'employees', [{ name: 'Хозяин', role: 'owner' }, { name: 'РОП', role: 'head-of-sales', head: 'Хозяин' }, ...reps.map((name) => ({ name, role: 'rep', head: 'РОП' })),
      ...['К', 'Л', 'М'].map((name) => ({ name, role: 'rep', head: 'Хозяин' }))]);
    const frame = await frameAsOf(database, '2026-11-02');
    expect(await readSignal(frame, 'S4.1')).toMatchObject({ value: 8, sample: 2 });
    expect(await hitsOf(frame, 'S4.1')).toEqual(['РОП']);
    expect(await readSignal(frame, 'S4.2')).toMatchObject({ value: 3, denominator: 11 });
  });
});
