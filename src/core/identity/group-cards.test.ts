import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupCards, type Card, type JoinDecision } from './group-cards.ts';

const kinds = ['code', 'inn', 'phone', 'email', 'name'];

function card(id: number, ...signs: string[]): Card {
  const inn = signs.find((sign) => sign.startsWith('inn:'));
  return { id, label: signs[0] ?? '', signs, identity: inn?.slice(4) ?? null };
}

/** The groups as sets of card numbers, whatever their order. */
function groups(cards: readonly Card[], decisions: readonly JoinDecision[] = []): number[][] {
  const groupOf = groupCards(cards, kinds, decisions);
  return [...Map.groupBy(cards, (_, index) => groupOf[index]).values()]
    .map((group) => group.map(({ id }) => id).sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('cards are joined by the strongest sign they share', () => {
  test.each([
    ['code', 'code:7'],
    ['INN', 'inn:7707083893'],
    ['phone', 'phone:+79161234567'],
    ['e-mail', 'email:office@astra.test'],
    ['name', 'name:астра'],
  ])('%s', (_, sign) => {
    expect(groups([card(1, sign, 'name:а'), card(2, sign, 'name:б'), card(3, 'name:в')].map((one) => (sign.startsWith('name') ? { ...one, signs: one.signs.slice(0, 1) } : one)))).toEqual([[1, 2], [3]]);
  });

  test('one through another: a phone with the first, a name with the second', () => {
    expect(groups([card(1, 'phone:1', 'name:а'), card(2, 'phone:1', 'name:б'), card(3, 'name:б')])).toEqual([[1, 2, 3]]);
  });
});

describe('different INNs are different legal entities', () => {
  test('a shared phone, e-mail or name joins them never', () => {
    expect(groups([card(1, 'inn:1', 'phone:1', 'name:а'), card(2, 'inn:2', 'phone:1', 'name:а')])).toEqual([[1], [2]]);
  });

  test('a card without INN that both could claim belongs to neither', () => {
    expect(groups([card(1, 'inn:1', 'name:а'), card(2, 'inn:2', 'name:а'), card(3, 'name:а'), card(4, 'name:а')])).toEqual([[1], [2], [3, 4]]);
  });

  test('the same code joins them all the same: the customer was registered anew', () => {
    expect(groups([card(1, 'code:5', 'inn:1'), card(2, 'code:5', 'inn:2')])).toEqual([[1, 2]]);
  });
});

describe('a person decides above every sign', () => {
  const cards = [card(1, 'code:1', 'name:а'), card(2, 'code:2', 'name:а'), card(3, 'code:3', 'name:б')];
  test('told apart', () => expect(groups(cards, [{ a: 'code:1', b: 'code:2', same: false }])).toEqual([[1], [2], [3]]));
  test('joined', () => expect(groups(cards, [{ a: 'code:1', b: 'code:3', same: true }])).toEqual([[1, 2, 3]]));
  test('joined in spite of the INN', () => {
    const two = [card(1, 'inn:1', 'name:а'), card(2, 'inn:2', 'name:б')];
    expect(groups(two, [{ a: 'inn:1', b: 'inn:2', same: true }])).toEqual([[1, 2]]);
  });
});

const anyCard = fc.record({
  code: fc.option(fc.constantFrom('1', '2', '3')), inn: fc.option(fc.constantFrom('10', '20')), phone: fc.option(fc.constantFrom('5', '6')),
  name: fc.constantFrom('а', 'б', 'в'),
});
const anyCards = fc.array(anyCard, { minLength: 1, maxLength: 8 }).map((list) =>
  list.map(({ code, inn, phone, name }, id) =>
    card(id, ...[code && `code:${code}`, inn && `inn:${inn}`, phone && `phone:${phone}`, `name:${name}`].filter((sign) => typeof sign === 'string')),
  ),
);

test('the groups do not depend on the order of the cards', () => {
  const shuffled = anyCards.chain((cards) => fc.tuple(fc.constant(cards), fc.shuffledSubarray(cards, { minLength: cards.length })));
  fc.assert(
    fc.property(shuffled, ([cards, other]) => {
      expect(groups(other)).toEqual(groups(cards));
    }),
    { numRuns: 500 },
  );
});

test('ten thousand cards with one phone are one group at once', () => {
  const cards = Array.from({ length: 10_000 }, (_, id) => card(id, `code:${id}`, 'phone:1', `name:${id}`));
  expect(groups(cards, [{ a: 'code:1', b: 'code:2', same: false }]).map((group) => group.length)).toEqual([9999, 1]);
});
