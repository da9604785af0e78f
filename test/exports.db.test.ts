import { beforeAll, expect, test } from 'vitest';
import { contract } from '#server/contract.ts';
import { textOfAnswer } from '#test/answers.ts';
import { startServer, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { generatedRoutes } from '#test/generated-calls.ts';
import { loadRows } from '#test/load-rows.ts';

let database: FreshDatabase;
let server: TestServer;

const formulas = ['=cmd|calc!A1', '+1+1', '-2+3', '@SUM(A1)', ' \t=1+1'];

beforeAll(async () => {
  database = await freshDatabase();
  await loadRows(database, 'employees', formulas.map((name) => ({ name, role: 'rep', team: '=TEAM()' })));
  const at = { created_at: '2025-12-01T09:00:00Z', closed_at: '2026-01-05T09:00:00Z' };
  await loadRows(database, 'deals', formulas.map((text, place) => ({ deal_id: `${text}${place}`, rep: text, customer: text, outcome: 'won', amount: '100', pipeline: '=PIPE()', ...at })));
  await loadRows(database, 'orders', formulas.map((text, place) => ({ order_id: `${text}${place}`, rep: text, customer: text, product: text, date: '2026-01-05', amount: '100' })));
  server = await startServer(database, { now: () => Date.parse('2026-01-20T06:00:00Z') });
});

/** Texts of cells, as a spreadsheet would take them. */
function cellsOf(text: string): string[] {
  return [...text.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, cell = '']) => cell);
}

test('no workbook of any route has a cell that a spreadsheet would run', async () => {
  const owner = await server.signIn('owner');
  const looked: string[] = [];
  for (const { name, call, method, fields } of await generatedRoutes(contract)) {
    const format = fields.find(({ place, at, schema }) => place === 'query' && at[0] === 'format' && schema.enum?.includes('xlsx') === true);
    if (method !== 'GET' || !(format !== undefined || name.toLowerCase().includes('export'))) continue;
    const answer = await owner.call('GET', call(format && { field: format, value: 'xlsx' }).path.replace('from=2026-01-05&to=2026-01-05', 'from=2026-01-01&to=2026-02-01'));
    expect.soft(answer.statusCode, `${name}: ${answer.body.slice(0, 200)}`).toBe(200);
    const text = await textOfAnswer(answer);
    expect.soft(text, name).not.toMatch(/<f[ >]/);
    expect.soft(cellsOf(text).filter((cell) => /^[\s\p{C}]*[=+\-@]/u.test(cell)), name).toEqual([]);
    if (cellsOf(text).some((cell) => cell.startsWith("'") || cell.startsWith('&apos;'))) looked.push(name);
  }
  // The formulas did reach the files.
  expect(looked.length).toBeGreaterThan(2);
});
