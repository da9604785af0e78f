import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { fileKinds } from './catalogue.ts';
import { isInn, phoneNumber } from './contact-values.ts';
import { columnHints } from './hints.ts';
import type { Column, KindId } from './kind.ts';
import { columnOf } from './mapping.ts';
import { outcomeOfStage } from './stage-outcome.ts';
import { parseValue, valueParser } from './values.ts';

function column(kind: KindId, id: string): Column {
  const found = columnOf(fileKinds[kind], id);
  if (found === undefined) throw new Error(`${kind}.${id}`);
  return found;
}

test.each(['', ' ', '-', '—', 'NULL', 'null', 'N/A', '#N/A', 'NaN', 'нет данных', 'Не указано', '\\N'])('«%s» is an empty cell in every type', (text) => {
  for (const kind of Object.values(fileKinds)) for (const each of kind.columns) expect(parseValue(each, text)).toEqual({ ok: true, value: null });
});

test('an error of a formula is refused, not stored', () => {
  expect(parseValue(column('deals', 'title'), '#REF!')).toEqual({ ok: false, code: 'cell-error' });
  expect(parseValue(column('deals', 'amount'), '#DIV/0!')).toEqual({ ok: false, code: 'cell-error' });
});

describe('text', () => {
  test('an identifier that passed through a float is whole again; a title is left alone', () => {
    expect(parseValue(column('orders', 'customer'), '17850.0')).toEqual({ ok: true, value: '17850' });
    expect(parseValue(column('deals', 'title'), '17850.0')).toEqual({ ok: true, value: '17850.0' });
    expect(parseValue(column('orders', 'sku'), '85123A')).toEqual({ ok: true, value: '85123A' });
    expect(parseValue(column('deals', 'deal_id'), '007')).toEqual({ ok: true, value: '007' });
  });

  test('what a database or a person cannot see is removed', () => {
    expect(parseValue(column('deals', 'title'), '\ufeffА\u0000Б\u00a0В ')).toEqual({ ok: true, value: 'АБ В' });
    expect(parseValue(column('deals', 'title'), 'a'.repeat(10_001))).toEqual({ ok: false, code: 'cell-too-long', params: { limit: 10_000 } });
  });
});

describe('choices', () => {
  test.each([
    ['deals', 'outcome', 'Успешно', 'won'],
    ['deals', 'outcome', 'Сделка провалена', 'lost'],
    ['deals', 'outcome', 'ОТКРЫТА', 'open'],
    ['deals', 'outcome', 'won', 'won'],
    ['employees', 'role', 'РОП', 'head-of-sales'],
    ['employees', 'role', 'Тимлид', 'team-lead'],
    ['employees', 'role', 'собственник', 'owner'],
    ['employees', 'role', 'менеджер', 'rep'],
    ['employees', 'role', 'маркетолог', 'marketer'],
    ['employees', 'role', 'тренер', 'trainer'],
    ['employees', 'role', 'аналитик', 'analyst'],
    ['calls', 'direction', 'Входящий', 'in'],
    ['calls', 'direction', 'исходящий', 'out'],
    ['calls', 'result', 'no answer', 'missed'],
    ['orders', 'kind', 'Возврат', 'return'],
    ['orders', 'kind', 'продажа', 'sale'],
    ['meetings', 'status', 'no-show', 'no-show'],
    ['meetings', 'status', 'Проведена', 'held'],
    ['leads', 'outcome', 'сделка', 'deal'],
    ['leads', 'outcome', 'отказ', 'rejected'],
    ['leads', 'outcome', 'в работе', 'open'],
    ['plans', 'subject_type', 'отдел', 'department'],
    ['plans', 'segment', 'новые', 'new'],
    ['stages', 'kind', 'открытый', 'open'],
  ] as const)('%s.%s «%s» is %s', (kind, id, text, value) => {
    expect(parseValue(column(kind, id), text)).toEqual({ ok: true, value });
  });

  test('an unknown one is refused with what there is', () => {
    const parsed = parseValue(column('orders', 'kind'), 'подарок');
    expect(parsed).toEqual({ ok: false, code: 'choice-unknown', params: { allowed: 'sale (продажа), return (возврат)' } });
  });

  test('a yes-or-no column is read by what its caption asks', () => {
    const result = column('calls', 'result');
    expect(parseValue(result, 'True', { caption: 'is_missed_call' })).toEqual({ ok: true, value: 'missed' });
    expect(parseValue(result, 'да', { caption: 'Отвечен' })).toEqual({ ok: true, value: 'answered' });
    expect(parseValue(result, 'нет', { caption: 'Отвечен' })).toEqual({ ok: true, value: 'missed' });
    expect(parseValue(result, 'True', { caption: 'Результат' }).ok).toBe(false);
  });

  test('a list holds choices, each once', () => {
    expect(parseValue(column('employees', 'functions'), 'новые; сервис;new')).toEqual({ ok: true, value: ['new', 'service'] });
    expect(parseValue(column('employees', 'functions'), 'новые; танцы').ok).toBe(false);
  });
});

test.each([
  ['да', true],
  ['Нет', false],
  ['TRUE', true],
  ['0', false],
  ['+', true],
  ['Y', true],
  ['ложь', false],
])('«%s» is %s', (text, value) => {
  expect(parseValue(column('deals', 'is_test'), text)).toEqual({ ok: true, value });
});

test.each([
  ['руб', 'RUB'],
  ['руб.', 'RUB'],
  ['₽', 'RUB'],
  ['RUR', 'RUB'],
  ['643', 'RUB'],
  ['usd', 'USD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['тенге', 'KZT'],
])('the currency «%s» is %s', (text, value) => {
  expect(parseValue(column('deals', 'currency'), text)).toEqual({ ok: true, value });
});

test('a currency nobody has is refused', () => {
  expect(parseValue(column('deals', 'currency'), 'фантики')).toEqual({ ok: false, code: 'currency-unreadable' });
});

describe('contacts never stop a row', () => {
  const phone = column('customers', 'phone');

  test.each([
    ['8 (495) 123-45-67', '+74951234567'],
    ['+7 912 345 67 89', '+79123456789'],
    ['79123456789', '+79123456789'],
    ['9123456789', '+79123456789'],
    ["'+7 495 123-45-67", '+74951234567'],
    ['8 (495) 123-45-67, +7 912 345-67-89', '+74951234567'],
    ['79123456789.0', '+79123456789'],
    ['+375 29 123-45-67', '+375291234567'],
    ['375291234567', '+375291234567'],
  ])('%s is %s', (text, value) => {
    expect(parseValue(phone, text)).toEqual({ ok: true, value });
  });

  test('what cannot be dialled is left empty with a warning', () => {
    expect(parseValue(phone, 'доб. 12')).toEqual({ ok: true, value: null, warning: 'phone-unreadable' });
    expect(parseValue(column('customers', 'email'), 'нет почты')).toEqual({ ok: true, value: null, warning: 'email-unreadable' });
    expect(parseValue(column('customers', 'inn'), '7707083894')).toEqual({ ok: true, value: null, warning: 'inn-wrong' });
  });

  test('the short way for Russian numbers agrees with the library', () => {
    expect(
      fc.check(
        fc.property(fc.stringMatching(/^(?:[78]|\+7)9\d{9}$/), (text) => {
          const library = parsePhoneNumberFromString(text, 'RU');
          return library?.isValid() !== true || phoneNumber(text) === library.number;
        }),
      ),
    ).toMatchObject({ failed: false });
  });

  test('e-mail is the first address, in lower case', () => {
    expect(parseValue(column('customers', 'email'), 'Иван <Ivan.P@Mail.RU>; x@y.ru')).toEqual({ ok: true, value: 'ivan.p@mail.ru' });
  });

  test('an INN has control digits', () => {
    expect(isInn('7707083893')).toBe(true);
    expect(isInn('7707083894')).toBe(false);
    expect(isInn('500100732259')).toBe(true);
    expect(isInn('500100732250')).toBe(false);
    expect(isInn('0000000000')).toBe(false);
    expect(parseValue(column('customers', 'inn'), '7707083893.0')).toEqual({ ok: true, value: '7707083893' });
    expect(parseValue(column('customers', 'inn'), '7707083893/770701001')).toEqual({ ok: true, value: '7707083893' });
  });
});

describe('hints of a column', () => {
  const amount = column('orders', 'amount');
  const quantity = column('orders', 'quantity');
  const probability = column('deals', 'probability');

  test('three digits after a comma are thousands in money and thousandths in a quantity', () => {
    expect(columnHints(amount, ['1,234', '5,678'], { delimiter: ';' }).decimalMark).toBe('.');
    expect(columnHints(quantity, ['1,234', '5,678'], { delimiter: ';' }).decimalMark).toBe(',');
    expect(columnHints(quantity, ['1,234'], { delimiter: ',' }).decimalMark).toBe('.');
    expect(columnHints(amount, ['1,234'], { decimalMark: ',' }).decimalMark).toBe(',');
    expect(columnHints(amount, ['1,234', '5,50'], { delimiter: ',' }).decimalMark).toBe(',');
  });

  test('shares are told from percents by the whole column', () => {
    expect(columnHints(probability, ['0.5', '1', '0']).shares).toBe(true);
    expect(columnHints(probability, ['0.5', '10']).shares).toBe(false);
    expect(columnHints(probability, ['1', '0']).shares).toBe(false);
  });

  test('a date column takes the order another column of the file proved', () => {
    const created = column('deals', 'created_at');
    expect(columnHints(created, ['1/2/2026'], { dateOrder: 'mdy' }).dateOrder).toBe('mdy');
    expect(columnHints(created, ['1/2/2026']).dateOrder).toBe('dmy');
    const parse = valueParser(created, columnHints(created, ['45957', '45958']));
    expect(parse('45957')).toEqual({ ok: true, value: '2025-10-27' });
  });
});

test.each([
  ['Won', 'won'],
  ['Closed Won', 'won'],
  ['Успешно реализовано', 'won'],
  ['Сделка успешна', 'won'],
  ['C1:WON', 'won'],
  ['Lost', 'lost'],
  ['Закрыто и не реализовано', 'lost'],
  ['Сделка провалена', 'lost'],
  ['C12:LOSE', 'lost'],
  ['Engaging', null],
  ['Отказ от конкурента', null],
  ['Первичный контакт', null],
])('the stage «%s» says %s', (name, outcome) => {
  expect(outcomeOfStage(name)).toBe(outcome);
});
