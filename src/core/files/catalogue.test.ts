import { expect, test } from 'vitest';
import { fileKinds, fileKindList } from './catalogue.ts';
import { guessMapping } from './guess.ts';
import type { KindId } from './kind.ts';

/** The columns of the specification, in its English spelling. */
const specified: Readonly<Record<KindId, string>> = {
  employees: 'name email role team head hired_at dismissed_at functions',
  stages: 'pipeline order stage kind criterion norm_days probability',
  customers: 'customer_id name inn phone email region industry size potential source rep created_at',
  contacts: 'customer name position phone email',
  products: 'sku name category price cost',
  deals:
    'deal_id title customer rep pipeline stage amount currency created_at closed_at outcome loss_reason source region audience product planned_payment_at probability is_test',
  'stage-moves': 'deal_id at stage from_stage by',
  'owner-moves': 'deal_id customer at rep',
  orders: 'order_id date customer sku product category quantity price amount cost currency rep channel region kind',
  payments: 'payment_id date customer amount currency deal_id order_id',
  calls: 'call_id at direction rep customer phone deal_id ring_seconds talk_seconds result recording',
  meetings: 'meeting_id planned_at held_at status rep customer deal_id',
  tasks: 'task_id title rep deal_id customer created_at due_at done_at',
  plans: 'metric subject_type subject period value segment',
  leads: 'lead_id at source name phone email rep first_response_at deal_id outcome',
};

test.each(Object.entries(specified))('%s has exactly the columns of the specification', (kind, columns) => {
  expect(fileKinds[kind as KindId].columns.map((column) => column.id)).toEqual(columns.split(' '));
});

test.each(Object.entries(specified))('%s maps by itself in the English spelling', (kind, columns) => {
  const captions = columns.split(' ');
  const mapping = guessMapping(fileKinds[kind as KindId], captions);
  expect(mapping).toEqual(Object.fromEntries(captions.map((caption, index) => [caption, index])));
});

/** The Russian captions of the specification, our column first. */
const russian: readonly (readonly [KindId, Readonly<Record<string, string>>])[] = [
  ['employees', { name: 'сотрудник', email: 'почта', role: 'роль', team: 'команда', head: 'руководитель', hired_at: 'принят', dismissed_at: 'уволен', functions: 'функции' }],
  ['employees', { name: 'ФИО', role: 'должность', team: 'отдел' }],
  ['employees', { name: 'менеджер', email: 'почта' }],
  ['stages', { pipeline: 'воронка', order: 'порядок', stage: 'этап', kind: 'вид', criterion: 'критерий', norm_days: 'норма, дней', probability: 'вероятность' }],
  ['customers', { customer_id: 'код', name: 'клиент', inn: 'ИНН', phone: 'телефон', email: 'почта', region: 'регион', industry: 'отрасль', size: 'размер', potential: 'потенциал', source: 'источник', rep: 'ответственный', created_at: 'дата создания' }],
  ['customers', { customer_id: 'ИД', name: 'контрагент', region: 'город', industry: 'сфера' }],
  ['customers', { name: 'компания' }],
  ['contacts', { customer: 'клиент', name: 'имя', position: 'должность', phone: 'телефон', email: 'почта' }],
  ['products', { sku: 'артикул', name: 'товар', category: 'категория', price: 'цена', cost: 'себестоимость' }],
  ['products', { sku: 'код', name: 'номенклатура', category: 'группа' }],
  ['products', { name: 'наименование' }],
  ['deals', { deal_id: 'сделка', title: 'название', customer: 'клиент', rep: 'ответственный', pipeline: 'воронка', stage: 'этап', amount: 'сумма', currency: 'валюта', created_at: 'дата создания', closed_at: 'дата закрытия', outcome: 'итог', loss_reason: 'причина отказа', source: 'источник', region: 'регион', audience: 'целевая аудитория', product: 'продукт', planned_payment_at: 'плановая дата оплаты', probability: 'вероятность', is_test: 'тестовая' }],
  ['deals', { deal_id: 'ИД', customer: 'компания', rep: 'менеджер', stage: 'стадия', amount: 'бюджет', source: 'канал', audience: 'сегмент' }],
  ['stage-moves', { deal_id: 'сделка', at: 'дата', stage: 'этап', from_stage: 'из этапа', by: 'кто' }],
  ['stage-moves', { deal_id: 'сделка', at: 'время', stage: 'этап' }],
  ['owner-moves', { deal_id: 'сделка', at: 'дата', rep: 'ответственный' }],
  ['orders', { order_id: 'заказ', date: 'дата', customer: 'клиент', product: 'товар', category: 'категория', quantity: 'количество', price: 'цена', amount: 'сумма', cost: 'себестоимость', rep: 'менеджер', channel: 'канал', region: 'регион', kind: 'вид' }],
  ['orders', { order_id: 'документ', date: 'дата', customer: 'контрагент', amount: 'сумма' }],
  ['orders', { order_id: 'номер', date: 'дата', amount: 'сумма' }],
  ['payments', { payment_id: 'платёж', date: 'дата', customer: 'клиент', amount: 'сумма', deal_id: 'сделка', order_id: 'заказ' }],
  ['calls', { call_id: 'звонок', at: 'дата и время', direction: 'направление', rep: 'сотрудник', customer: 'клиент', phone: 'телефон', deal_id: 'сделка', ring_seconds: 'ожидание', talk_seconds: 'разговор', result: 'результат', recording: 'запись' }],
  ['meetings', { meeting_id: 'встреча', planned_at: 'план', held_at: 'факт', status: 'статус', rep: 'сотрудник', customer: 'клиент', deal_id: 'сделка' }],
  ['tasks', { task_id: 'задача', title: 'название', rep: 'ответственный', deal_id: 'сделка', customer: 'клиент', created_at: 'создана', due_at: 'срок', done_at: 'выполнена' }],
  ['plans', { metric: 'показатель', subject_type: 'вид', subject: 'кому', period: 'период', value: 'план', segment: 'сегмент' }],
  ['leads', { lead_id: 'лид', at: 'дата', source: 'источник', name: 'имя', phone: 'телефон', email: 'почта', rep: 'менеджер', first_response_at: 'первый ответ', deal_id: 'сделка', outcome: 'итог' }],
];

test.each(russian)('%s maps by itself in Russian: %o', (kind, expected) => {
  const captions = Object.values(expected);
  const mapping = guessMapping(fileKinds[kind], captions);
  expect(Object.fromEntries(Object.entries(mapping).map(([column, index]) => [column, captions[index]]))).toEqual(expected);
});

test('every required and key column exists', () => {
  for (const kind of fileKindList) {
    const ids = new Set(kind.columns.map((column) => column.id));
    for (const id of [...kind.required.flat(), ...(kind.key === undefined ? [] : [kind.key])]) expect(ids.has(id), `${kind.id}.${id}`).toBe(true);
  }
});

test('no spelling stands for two choices of one column', () => {
  for (const column of fileKindList.flatMap((kind) => kind.columns)) {
    const spellings = Object.entries(column.choices ?? {}).flatMap(([value, others]) => [...new Set([value, ...others])]);
    expect(new Set(spellings).size, column.id).toBe(spellings.length);
  }
});
