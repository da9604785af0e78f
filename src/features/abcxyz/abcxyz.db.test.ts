import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '#test/app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';

/** The ten customers of section 02: sales and returns of the year, thousand roubles. */
const golden = [
  ['Альфа', 520, 20], ['Бета', 300, 0], ['Вега', 120, 0], ['Гамма', 80, 10], ['Дельта', 50, 0],
  ['Эпсилон', 25, 0], ['Дзета', 15, 0], ['Эта', 8, 0], ['Тета', 5, 17], ['Йота', 2, 0],
] as const;

const reps = ['Анна', 'Борис'] as const;
const asOf = '2026-11-01';
const month = (index: number): string => `${index < 2 ? 2025 : 2026}-${String(((index + 10) % 12) + 1).padStart(2, '0')}`;
const thousands = (amount: number): string => String(Math.round(amount * 1000));
/** A sum in equal whole roubles, the rest in the last part. */
const parted = (amount: number, parts: number): number[] => {
  const part = Math.floor((amount * 1000) / parts) / 1000;
  return Array.from({ length: parts }, (_, at) => (at === parts - 1 ? amount - part * (parts - 1) : part));
};

/** In how many of the twelve months November 2025 … October 2026 each buys, evenly over them; two orders before the window make the first month eligible. */
const activeMonths: Readonly<Record<string, number>> = { Альфа: 10, Бета: 6, Вега: 3, Гамма: 10, Дельта: 6, Эпсилон: 3, Дзета: 10, Эта: 6, Тета: 1, Йота: 1 };

function ordersOf([customer, sales, returns]: (typeof golden)[number], index: number): Row[] {
  const months = activeMonths[customer] ?? 1;
  const rep = reps[index % 2] ?? null;
  const order = (date: string, amount: number, suffix: string, rest: Row = {}): Row => ({
    order_id: `${customer}-${suffix}`, date, customer, amount: thousands(amount), cost: (amount * 500).toFixed(2), product: index < 3 ? 'Труба' : 'Муфта', rep, kind: 'sale', ...rest,
  });
  const bought = parted(sales, months).map((amount, at) => order(`${month(11 - at)}-1${index}`, amount, String(at)));
  const returned = returns === 0 ? [] : [order('2026-09-20', -returns, 'return', { kind: 'return' })];
  return [order('2025-09-05', 1, 'old-1'), order('2025-10-06', 1, 'old-2'), ...bought, ...returned];
}

interface Summary {
  readonly frame: { readonly step: string; readonly window: object; readonly basis: string; readonly margin: string; readonly before: { readonly asOf: string } | null };
  readonly customers: number;
  readonly total: number | null;
  readonly cells: readonly { readonly abc: string; readonly column: string; readonly customers: number; readonly amount: number | null; readonly share: number | null; readonly change: number | null }[];
  readonly rows: readonly { readonly key: string; readonly customers: number; readonly amount: number | null }[];
  readonly outside: { readonly customers: number; readonly amount: number | null };
  readonly leftOut: { readonly withoutCustomer: { readonly rows: number; readonly amount: number } | null; readonly withoutMargin: number };
}

interface Listed {
  readonly rows: readonly { readonly id: number; readonly name: string; readonly place: string; readonly amount: number | null; readonly active: number; readonly eligible: number; readonly marks: readonly string[]; readonly placeBefore: string | null }[];
  readonly total: number;
  readonly amount: number | null;
  readonly stepStarts: readonly string[];
}

let database: FreshDatabase;
let server: TestServer;
const query = `asOf=${asOf}&step=month`;

beforeAll(async () => {
  database = await freshDatabase();
  const nameless: Row = { order_id: 'без клиента', date: '2026-05-05', customer: null, amount: thousands(7), cost: thousands(3), product: 'Муфта', rep: 'Анна', kind: 'sale' };
  await loadRows(database, 'customers', [
    { name: 'Альфа', industry: 'стройка' }, { name: 'Гамма', industry: 'стройка' }, { name: 'Бета', industry: 'торговля' },
    { name: 'Тета', industry: 'торговля', rep: '=HYPERLINK("http://x.test")' },
  ]);
  await loadRows(database, 'orders', [...golden.flatMap(ordersOf), nameless]);
  server = await startServer(database, { now: () => Date.parse('2026-11-01T09:00:00Z') });
});

describe('the ten customers of section 02', () => {
  test('stand in the classes of the share before, and Тета outside', async () => {
    const owner = await server.signIn('owner');
    const answer = (await owner.call('GET', `/abcxyz?${query}`)).json<Summary>();
    expect(answer.frame).toMatchObject({ step: 'month', window: { from: '2025-11-01', to: '2026-11-01' }, basis: 'orders', margin: 'known', before: { asOf: '2026-08-01' } });
    expect([answer.customers, answer.total]).toEqual([9, 109_000_000]);
    expect(answer.rows.map(({ key, customers, amount }) => [key, customers, amount])).toEqual([['A', 3, 92_000_000], ['B', 2, 12_000_000], ['C', 4, 5_000_000]]);
    expect(answer.outside).toMatchObject({ customers: 1, amount: -1_200_000 });
    expect(answer.leftOut).toMatchObject({ withoutCustomer: { rows: 1, amount: 700_000 }, withoutMargin: 0 });
    const names = async (cell: string) => (await owner.call('GET', `/abcxyz/customers?${query}&cell=${cell}`)).json<Listed>().rows.map(({ name }) => name);
    expect(await names('A')).toEqual(['Альфа', 'Бета', 'Вега']);
    expect(await names('B')).toEqual(['Гамма', 'Дельта']);
    expect(await names('C')).toEqual(['Эпсилон', 'Дзета', 'Эта', 'Йота']);
    expect(await names('outside')).toEqual(['Тета']);
  });

  test('ten of twelve months are X, six Y, three Z', async () => {
    const owner = await server.signIn('owner');
    const { rows, stepStarts } = (await owner.call('GET', `/abcxyz/customers?${query}`)).json<Listed>();
    expect(Object.fromEntries(rows.map(({ name, place, active, eligible }) => [name, `${place} ${active}/${eligible}`]))).toEqual({
      Альфа: 'AX 10/12', Бета: 'AY 6/12', Вега: 'AZ 3/12', Гамма: 'BX 10/12', Дельта: 'BY 6/12',
      Эпсилон: 'CZ 3/12', Дзета: 'CX 10/12', Эта: 'CY 6/12', Тета: 'outside 1/12', Йота: 'CZ 1/12',
    });
    expect([stepStarts.length, stepStarts[0], stepStarts[11]]).toEqual([12, '2025-11-01', '2026-10-01']);
    expect(rows.find(({ name }) => name === 'Вега')?.marks.join('')).toBe('idle'.repeat(9) + 'active'.repeat(3));
  });
});

interface Moves {
  readonly flows: readonly { readonly from: string; readonly to: string; readonly customers: number; readonly amount: number | null }[];
  readonly counts: Readonly<Record<string, number>>;
}

describe('two dates', () => {
  test('every customer is in one flow, the changes of cells agree with it, and a flow opens to its customers', async () => {
    const owner = await server.signIn('owner');
    const report = (await owner.call('GET', `/abcxyz?${query}`)).json<Summary>();
    const { flows, counts } = (await owner.call('GET', `/abcxyz/movement?${query}`)).json<Moves>();
    expect(flows.reduce((sum, { customers }) => sum + customers, 0)).toBe(10);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(10);
    const into = (place: string) => flows.filter(({ to, from }) => to === place && from !== place).reduce((sum, { customers }) => sum + customers, 0);
    const outOf = (place: string) => flows.filter(({ to, from }) => from === place && to !== place).reduce((sum, { customers }) => sum + customers, 0);
    for (const { abc, column, change } of report.cells.filter((cell) => cell.column !== 'new')) expect(change, abc + column).toBe(into(abc + column) - outOf(abc + column));
    for (const { from, to, customers } of flows) {
      const listed = (await owner.call('GET', `/abcxyz/customers?${query}&moveFrom=${from}&moveTo=${to}`)).json<Listed>();
      expect([listed.total, listed.rows.every((row) => row.place === to && row.placeBefore === from)], `${from} to ${to}`).toEqual([customers, true]);
    }
  });

  test('before anything was bought there is nothing to compare with', async () => {
    const owner = await server.signIn('owner');
    const report = (await owner.call('GET', `/abcxyz?${query}&before=2025-09-01`)).json<Summary>();
    expect([report.frame.before, report.cells.every(({ change }) => change === null)]).toEqual([null, true]);
    expect((await owner.call('GET', `/abcxyz?${query}&before=2026-11-01`)).json()).toMatchObject({ code: 'period-invalid' });
  });
});

describe('the list', () => {
  test('is paged, sorted, searched and filtered on the server', async () => {
    const owner = await server.signIn('owner');
    const names = async (rest: string) => (await owner.call('GET', `/abcxyz/customers?${query}&${rest}`)).json<Listed>().rows.map(({ name }) => name);
    expect(await names('size=3&page=2')).toEqual(['Гамма', 'Дельта', 'Эпсилон']);
    expect(await names('sort=name&descending=false&size=4')).toEqual(['Альфа', 'Бета', 'Вега', 'Гамма']);
    expect(await names('search=%D0%90%D0%9C')).toEqual(['Гамма']);
    expect(await names('cell=one-time')).toEqual([]);
    const [rep] = (await owner.call('GET', `/abcxyz?${query}`)).json<{ reps: { id: number; customers: number }[] }>().reps;
    expect([rep?.customers, await names(`rep=${rep?.id}`)]).toEqual([1, ['Тета']]);
    expect(await names('direction=gone'), 'everyone of August still buys').toEqual([]);
  });

  test('opens a customer to the purchases that make its amount', async () => {
    const owner = await server.signIn('owner');
    const [first] = (await owner.call('GET', `/abcxyz/customers?${query}&cell=A`)).json<Listed>().rows;
    const days = (await owner.call('GET', `/abcxyz/customers/${first?.id}/days?${query}`)).json<{ rows: { amount: number; day: string }[]; total: number; customer: { name: string } }>();
    expect([days.customer.name, days.total, days.rows.reduce((sum, { amount }) => sum + amount, 0)]).toEqual(['Альфа', 11, 50_000_000]);
    expect(days.rows[0]?.day).toBe('2026-10-10');
    expect((await owner.call('GET', `/abcxyz/customers/999999/days?${query}`)).statusCode).toBe(404);
  });
});

describe('other axes', () => {
  test('margin is revenue less cost', async () => {
    const owner = await server.signIn('owner');
    const answer = (await owner.call('GET', `/abcxyz?${query}&measure=margin`)).json<Summary>();
    expect(answer.total, 'half of every amount is cost').toBe(109_000_000 / 2);
  });

  test('variation takes the bands asked for, rank its tenth and its fifth', async () => {
    const owner = await server.signIn('owner');
    const bounds = async (rest: string) => (await owner.call('GET', `/abcxyz?${query}&${rest}`)).json<{ frame: { bounds: object } }>().frame.bounds;
    expect(await bounds('mode=variation')).toEqual({ x: 0.1, y: 0.25 });
    expect(await bounds('mode=variation&bands=customer')).toEqual({ x: 0.25, y: 0.5 });
    expect(await bounds('mode=rank')).toEqual({ x: 0.1, y: 0.3 });
  });

  test('products and reps are classed from the same sales, those without a customer included', async () => {
    const owner = await server.signIn('owner');
    interface Classes { readonly rows: { abc: string | null; count: number; amount: number }[]; readonly total: number }
    const reps = (await owner.call('GET', `/abcxyz/classes?${query}&subject=reps`)).json<Classes>();
    expect(reps.total, '1090 of the customers, Тета’s −12 and the 7 without a customer').toBe((1090 - 12 + 7) * 100_000);
    const products = (await owner.call('GET', `/abcxyz/classes/rows?${query}&subject=products`)).json<{ rows: { name: string; abc: string; amount: number; before: number }[] }>();
    expect(products.rows.map(({ name, abc, amount }) => [name, abc, amount])).toEqual([['Труба', 'A', 92_000_000], ['Муфта', 'B', 16_500_000]]);
  });
});

test('the portrait counts only those whose attribute is known, and calls few what is few', async () => {
  const owner = await server.signIn('owner');
  interface Portrait {
    readonly core: number;
    readonly base: number;
    readonly attributes: readonly { attribute: string; coreKnown: number; baseKnown: number }[];
    readonly traits: readonly { value: string; inCore: number; coreKnown: number; inBase: number; baseKnown: number; lift: number; few: boolean }[];
  }
  const { core, base, attributes, traits } = (await owner.call('GET', `/abcxyz/portrait?${query}`)).json<Portrait>();
  expect([core, base]).toEqual([2, 10]);
  expect(attributes).toEqual([
    { attribute: 'industry', coreKnown: 2, baseKnown: 4 }, { attribute: 'region', coreKnown: 0, baseKnown: 0 },
    { attribute: 'size', coreKnown: 0, baseKnown: 0 }, { attribute: 'source', coreKnown: 0, baseKnown: 0 },
  ]);
  expect(traits).toMatchObject([{ value: 'стройка', inCore: 2, coreKnown: 2, inBase: 2, baseKnown: 4, lift: 2, few: true }]);
});

describe('the workbook', () => {
  test('holds matrix, customers, movement and portrait, and runs nobody’s formula', async () => {
    const owner = await server.signIn('owner');
    const answer = await owner.call('GET', `/abcxyz/export?${query}&language=ru`);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const { sheets } = await readXlsx(answer.rawPayload);
    expect(sheets.map(({ name }) => name)).toEqual(['Матрица', 'Клиенты', 'Переходы', 'Портрет']);
    const [matrix, customers] = sheets;
    expect(matrix?.rows.find(([name]) => name === 'AX')?.slice(0, 3)).toEqual(['AX', 1, 500_000]);
    expect(customers?.rows.slice(1, 4).map(([name, amount, place]) => [name, amount, place])).toEqual([['Альфа', 500_000, 'AX'], ['Бета', 300_000, 'AY'], ['Вега', 120_000, 'AZ']]);
    const texts = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string');
    expect(texts.filter((text) => /^[=+@-]/.test(text))).toEqual([]);
    expect(texts, 'the rep’s name is kept, as text').toContain('\'=HYPERLINK("http://x.test")');
  });

  test('leaves customers’ amounts out for a marketer and is logged for a rep', async () => {
    const marketer = await server.signIn('marketer');
    const { sheets } = await readXlsx((await marketer.call('GET', `/abcxyz/export?${query}&language=en`)).rawPayload);
    expect(sheets[1]?.rows[0]?.slice(0, 2)).toEqual(['Customer', 'Group']);
    const { rows } = await database.pool.query<{ id: number }>("select id from employee where name = 'Анна'");
    const rep = await server.signIn('rep', rows[0]?.id ?? null);
    await rep.call('GET', `/abcxyz/export?${query}&language=ru`);
    const logged = await database.pool.query("select subject_type from audit_entry where action = 'export' and user_id = $1", [rep.userId]);
    expect(logged.rows).toEqual([{ subject_type: 'abcxyz' }]);
  });
});

describe('who sees what', () => {
  const none = { code: 'not-found' };

  test('a marketer sees amounts of groups of four at least, and of no customer', async () => {
    const marketer = await server.signIn('marketer');
    const answer = (await marketer.call('GET', `/abcxyz?${query}`)).json<Summary>();
    expect(answer.total).toBe(109_000_000);
    expect(answer.cells.every(({ amount, customers }) => amount === null || customers === 0), 'every cell of ten customers is too small').toBe(true);
    expect(answer.rows.every(({ amount }) => amount === null)).toBe(true);
    const listed = (await marketer.call('GET', `/abcxyz/customers?${query}`)).json<Listed>();
    expect([listed.total, listed.amount, listed.rows.every(({ amount }) => amount === null)]).toEqual([10, null, true]);
    expect(listed.rows[0]?.name, 'not in the order of amounts').toBe('Альфа');
    expect(listed.rows.map(({ name }) => name)).toEqual(golden.map(([name]) => name).toSorted(new Intl.Collator('ru').compare));
    expect((await marketer.call('GET', `/abcxyz/movement?${query}`)).json<Moves>().flows.every(({ amount }) => amount === null)).toBe(true);
    expect((await marketer.call('GET', `/abcxyz/customers/${listed.rows[0]?.id}/days?${query}`)).json()).toMatchObject(none);
    for (const subject of ['products', 'reps']) expect((await marketer.call('GET', `/abcxyz/classes?${query}&subject=${subject}`)).json()).toMatchObject(none);
    expect((await marketer.call('GET', `/abcxyz?${query}&measure=margin`)).json()).toMatchObject(none);
  });

  test('margin does not exist without the right to cost; nothing does for a trainer', async () => {
    const lead = await server.signIn('team-lead');
    expect((await lead.call('GET', `/abcxyz?${query}&measure=margin`)).json()).toMatchObject(none);
    expect((await lead.call('GET', `/abcxyz?${query}`)).json<Summary>().frame.margin).toBe('not-yours');
    const trainer = await server.signIn('trainer');
    for (const path of ['', '/customers', '/movement', '/portrait']) expect((await trainer.call('GET', `/abcxyz${path}?${query}`)).json()).toMatchObject(none);
    expect((await trainer.call('GET', `/abcxyz/export?${query}&language=ru`)).json()).toMatchObject(none);
  });

  test('a rep sees the customers it sold to, classed among themselves, and no list of reps', async () => {
    const { rows } = await database.pool.query<{ id: number }>("select id from employee where name = 'Борис'");
    const rep = await server.signIn('rep', rows[0]?.id ?? null);
    const listed = (await rep.call('GET', `/abcxyz/customers?${query}`)).json<Listed>();
    expect(listed.rows.map(({ name }) => name)).toEqual(['Бета', 'Гамма', 'Эпсилон', 'Эта', 'Йота']);
    expect((await rep.call('GET', `/abcxyz/classes?${query}&subject=reps`)).json()).toMatchObject(none);
    expect((await rep.call('GET', `/abcxyz?${query}`)).json<Summary>().leftOut.withoutCustomer, 'nothing of what others sold').toBeNull();
    const alone = await server.signIn('rep');
    expect((await alone.call('GET', `/abcxyz?${query}`)).json()).toMatchObject({ customers: 0, frame: { notLinked: true } });
  });
});
