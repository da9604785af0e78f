import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadFile } from '#intake/load-file.ts';
import { addLoad } from '#store/loads/load-log.ts';
import { startServer } from '#test/app.ts';
import { freshDatabase } from '#test/database.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/crm_maven_opportunities/', import.meta.url));
const files = [['employees', 'sales_teams'], ['customers', 'accounts'], ['products', 'products'], ['deals', 'sales_pipeline']] as const;

// Without the set beside the checkout there is nothing to check; see its SOURCE.txt for the figures.
describe.skipIf(!existsSync(folder))('the funnel of the CRM opportunities', () => {
  test('has the win rate and the ranking by rep of its source, and no stages to speak of', async () => {
    const database = await freshDatabase();
    for (const [kind, name] of files) {
      const path = `${folder}${name}.csv`;
      const loadId = await addLoad(database.sql, { kind, fileName: `${name}.csv`, fileBytes: null, filePath: path, options: {}, createdBy: null });
      await loadFile(database, { loadId, path, kind, options: {} });
    }
    const server = await startServer(database);
    const owner = await server.signIn('owner');
    const { frame, figures } = (await owner.call('GET', '/funnel')).json();
    expect(frame).toMatchObject({ isStale: true, newestFact: '2017-12-31', period: { from: '2017-01-01', to: '2018-01-01' }, hasMoves: false });
    expect(figures).toMatchObject({ won: 4238, lost: 2473, counted: 6711, stageUnknown: 6711, openAtEnd: 2089 });
    expect(figures.winRate.share).toBeCloseTo(0.6315, 4);
    const ranking = async (descending: boolean) =>
      (await owner.call('GET', `/funnel/breakdown?by=rep&sort=winRate&descending=${descending}&size=1`)).json().rows[0];
    const [best, worst] = [await ranking(true), await ranking(false)];
    expect([best.key, worst.key]).toEqual(['Hayden Neloms', 'Lajuana Vencill']);
    expect(best.winRate.share).toBeCloseTo(0.7039, 4);
    expect(worst.winRate.share).toBeCloseTo(0.5498, 4);
    expect((await owner.call('GET', '/funnel/deals?set=stage-unknown&size=1')).json().total).toBe(6711);
  });
});
