import { dayNumber } from '#core/shared/day.ts';
import { describe, expect, test } from 'vitest';
import { companyInn, personInn } from './identity.ts';
import { generateCompany, type Company } from './company.ts';
import { kinds, type Kind, type Row } from './kinds.ts';
import { groupBy, readFacts, total } from './measuring/read.ts';
import { profiles, type Profile } from './profile.ts';

const options = { seed: 7, scale: 1, asOf: '2026-11-18', profile: 'demonstration' } as const;
const small = (seed: number): Company => generateCompany({ ...options, seed, scale: 0.05 });
const rowsOf = (company: Company, kind: Kind): string => JSON.stringify([...company.rows[kind]()]);
type Read = <K extends Kind>(kind: K) => readonly Row<K>[];

/** Reads the company once: the rows of a kind are the same array every time. */
function companyOf(profile: Profile): Read {
  const { rows } = readFacts(generateCompany({ ...options, profile }));
  return (kind) => rows[kind];
}

describe('the seed', () => {
  test('the same seed gives the same rows, in whatever order kinds are read', () => {
    const forward = kinds.map((kind) => rowsOf(small(1), kind));
    const company = small(1);
    const backward = kinds.toReversed().map((kind) => rowsOf(company, kind)).toReversed();
    expect(backward).toEqual(forward);
  });

  test('two half-read generators do not disturb each other', () => {
    const company = small(1);
    const first = company.rows.orders()[Symbol.iterator]();
    first.next();
    const [order] = company.rows.orders();
    expect(company.rows.orders()[Symbol.iterator]().next().value).toEqual(order);
    expect(first.next().value).not.toEqual(order);
  });

  test.each(['customers', 'deals', 'orders', 'calls', 'plans'] as const)('another seed gives other %s', (kind) => {
    expect(rowsOf(small(2), kind)).not.toBe(rowsOf(small(1), kind));
  });
});

describe.each(profiles)('the %s company', (profile) => {
  const read = companyOf(profile);

  test.each([['deals', 3000], ['orders', 25_000], ['calls', 40_000]] as const)('has its %s within a tenth of %i', (kind, wanted) => {
    expect(read(kind).length / wanted).toBeGreaterThan(0.9);
    expect(read(kind).length / wanted).toBeLessThan(1.1);
  });

  test('has fourteen people and three who left', () => {
    expect(read('employees').filter((row) => row.dismissed_at === '')).toHaveLength(14);
    expect(read('employees').filter((row) => row.dismissed_at !== '')).toHaveLength(3);
  });

  test('names only what exists', () => {
    const customers = new Set(read('customers').map((row) => row.customer_id));
    const deals = new Set(read('deals').map((row) => row.deal_id));
    const orders = new Set(read('orders').map((row) => row.order_id));
    const skus = new Set(read('products').map((row) => row.sku));
    const people = new Set(read('employees').map((row) => row.name));
    const stages = new Set([...read('stages').map((row) => row.stage), 'won', 'lost']);
    const known: readonly (readonly [ReadonlySet<string>, readonly string[]])[] = [
      [customers, [...read('deals'), ...read('orders'), ...read('payments'), ...read('calls'), ...read('meetings'), ...read('tasks'), ...read('contacts'), ...read('owner-moves')].map((row) => row.customer)],
      [customers, read('plans').filter((row) => row.subject_type === 'customer').map((row) => row.subject)],
      [deals, [...read('stage-moves'), ...read('owner-moves'), ...read('payments'), ...read('calls'), ...read('meetings'), ...read('tasks'), ...read('leads')].map((row) => row.deal_id)],
      [orders, read('payments').map((row) => row.order_id)],
      [skus, read('orders').map((row) => row.sku)],
      [people, [...read('deals'), ...read('orders'), ...read('calls'), ...read('meetings'), ...read('tasks'), ...read('leads'), ...read('owner-moves'), ...read('customers')].map((row) => row.rep)],
      [people, [...read('employees').map((row) => row.head), ...read('stage-moves').map((row) => row.by)]],
      [stages, [...read('deals').map((row) => row.stage), ...read('stage-moves').map((row) => row.stage)]],
    ];
    expect(known.map(([names, used]) => used.find((name) => name !== '' && !names.has(name)))).toEqual(known.map(() => undefined));
  });

  test('gives every row an id of its own', () => {
    const ids = [
      read('customers').map((row) => row.customer_id), read('deals').map((row) => row.deal_id), read('calls').map((row) => row.call_id),
      read('meetings').map((row) => row.meeting_id), read('tasks').map((row) => row.task_id), read('leads').map((row) => row.lead_id),
      read('payments').map((row) => row.payment_id), read('customers').map((row) => row.name), read('employees').map((row) => row.name),
    ];
    expect(ids.map((list) => new Set(list).size)).toEqual(ids.map((list) => list.length));
  });

  test('has facts only between its first day and as-of', () => {
    const moments = [
      ...read('deals').flatMap((row) => [row.created_at, row.closed_at]), ...read('stage-moves').map((row) => row.at), ...read('orders').map((row) => row.date),
      ...read('payments').map((row) => row.date), ...read('calls').map((row) => row.at), ...read('meetings').map((row) => row.held_at),
      ...read('tasks').flatMap((row) => [row.created_at, row.done_at]), ...read('leads').flatMap((row) => [row.at, row.first_response_at]), ...read('owner-moves').map((row) => row.at),
    ].filter((moment) => moment !== '');
    expect(moments.filter((moment) => moment < '2024-05-01' || moment >= options.asOf)).toEqual([]);
    expect(moments.filter((moment) => Number.isNaN(dayNumber(moment.slice(0, 10))))).toEqual([]);
  });

  test('moves each deal through legal stages to its outcome', () => {
    const moves = groupBy(read('stage-moves'), (row) => row.deal_id);
    const wrong = read('deals').filter((deal) => {
      const own = moves.get(deal.deal_id) ?? [];
      const last = own.at(-1);
      const ended = deal.outcome === 'open' ? last?.stage === deal.stage : last?.stage === deal.outcome && last.at === deal.closed_at;
      const linked = own.every((move, at) => at === 0 ? move.from_stage === '' && move.at === deal.created_at : move.from_stage === own[at - 1]?.stage && move.at > (own[at - 1]?.at ?? ''));
      return !ended || !linked;
    });
    expect(wrong).toEqual([]);
    const all = [...moves.values()];
    expect(all.some((own) => own.some((move, at) => move.stage === 'lost' && at < own.length - 1))).toBe(true);
  });

  test('has some of everything: returns, refunds, part payments, cancelled meetings, repeated losses', () => {
    const payments = read('payments');
    expect(read('orders').some((row) => row.kind === 'return' && Number(row.amount) < 0)).toBe(true);
    expect(payments.some((row) => Number(row.amount) < 0)).toBe(true);
    expect([...groupBy(payments, (row) => row.order_id).values()].some((parts) => parts.filter((part) => Number(part.amount) > 0).length === 2)).toBe(true);
    expect(new Set(read('meetings').map((row) => row.status))).toEqual(new Set(['planned', 'held', 'cancelled', 'no-show']));
    expect(new Set(read('deals').map((row) => row.outcome))).toEqual(new Set(['open', 'won', 'lost']));
  });

  test('its money adds up to the kopeck', () => {
    const kopecks = (text: string): number => Math.round(Number(text) * 100);
    const lines = read('orders');
    expect(lines.filter((row) => kopecks(row.amount) !== kopecks(row.price) * Number(row.quantity))).toEqual([]);
    const sold = groupBy(lines, (row) => row.order_id.replace('-В', ''));
    const old = [...groupBy(read('payments'), (row) => row.order_id)].filter(([order]) => (sold.get(order)?.[0]?.date ?? '') < '2026-08-01');
    const unpaid = old.filter(([order, parts]) => total(parts.map((part) => kopecks(part.amount))) !== total((sold.get(order) ?? []).map((row) => kopecks(row.amount))));
    expect(old.length).toBeGreaterThan(5000);
    expect(unpaid).toEqual([]);
  });

  test('its team plans are the sums of their people’s', () => {
    const plans = read('plans').filter((row) => row.metric === 'order-revenue' && row.subject_type !== 'customer');
    const team = new Map(read('employees').map((row) => [row.name, row.team]));
    const people = groupBy(plans.filter((row) => row.subject_type === 'rep'), (row) => `${team.get(row.subject)} ${row.period}`);
    const teams = plans.filter((row) => row.subject_type === 'team');
    expect(teams.length).toBeGreaterThan(60);
    expect(teams.filter((row) => Number(row.value) !== total((people.get(`${row.subject} ${row.period}`) ?? []).map((own) => Number(own.value))))).toEqual([]);
  });

  test('its INNs have true check digits', () => {
    const inns = read('customers').map((row) => row.inn).filter((inn) => inn !== '');
    expect(inns.filter((inn) => !isInn(inn))).toEqual([]);
    expect(new Set(inns.map((inn) => inn.length))).toEqual(new Set([10, 12]));
  });

  test('works on working days', () => {
    const weekend = read('orders').filter((row) => [0, 6].includes(new Date(`${row.date}T00:00:00Z`).getUTCDay()));
    const moved = new Set(weekend.map((row) => row.date));
    expect([...moved].filter((date) => !['2024-11-02', '2024-12-28', '2025-11-01'].includes(date))).toEqual([]);
  });
});

describe('what cannot be made', () => {
  test.each([0, -1, Number.NaN, Infinity])('a scale of %s is refused', (scale) => {
    expect(() => generateCompany({ ...options, scale })).toThrow(RangeError);
  });

  test('a day that is not in the calendar is refused', () => {
    expect(() => generateCompany({ ...options, asOf: '2026-02-30' })).toThrow(RangeError);
  });
});

test('INN check digits are those worked by hand: 5·2 + 2·4 = 18 → 7; 5·7 + 2·2 = 39 → 6, 5·3 + 2·7 + 6·8 = 77 → 0', () => {
  expect(companyInn('52', 0)).toBe('5200000007');
  expect(personInn('52', 0)).toBe('520000000060');
  expect(isInn('5200000008')).toBe(false);
  expect(isInn(companyInn('52', 123_456))).toBe(true);
  expect(isInn(personInn('16', 42))).toBe(true);
});

/** Weights as the tax service publishes them. */
function isInn(inn: string): boolean {
  const sum = (weights: readonly number[]): number => (total(weights.map((weight, at) => weight * Number(inn[at]))) % 11) % 10;
  if (inn.length === 10) return sum([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[9]);
  return sum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[10]) && sum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[11]);
}
