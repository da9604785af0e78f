import { expect, test } from 'vitest';
import { fileKinds } from '../files/catalogue.ts';
import type { KindId } from '../files/kind.ts';
import { columnOfSource, kindOfSource, type Source } from '../metrics/needs.ts';
import { dataGaps, isComputable, subjects, usersOf } from './data-gaps.ts';
import { fileSignals } from './file-signals.ts';

/** All columns of these kinds are there, but for those named. */
function having(kinds: readonly KindId[], ...without: readonly Source[]): (source: Source) => boolean {
  return (source) => kinds.includes(kindOfSource(source)) && !without.includes(source);
}

const gap = (source: Source, has: (source: Source) => boolean) => dataGaps(has).find((found) => found.source === source);

test('the table names each of the thirty once, its own signals, and columns that files have', () => {
  expect(Object.keys(fileSignals).map(Number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  for (const [mistake, signals] of Object.entries(fileSignals)) {
    for (const [id, needs] of Object.entries(signals)) {
      expect(id).toMatch(new RegExp(`^S${mistake}\\.\\d+[ab]?$`));
      for (const source of needs.flat()) {
        const column = columnOfSource(source);
        expect(Object.keys(fileKinds)).toContain(kindOfSource(source));
        if (column !== null) expect(fileKinds[kindOfSource(source)].columns.map((known) => known.id), `${id} ${source}`).toContain(column);
      }
    }
  }
});

test('deals without moves lack the figures of stages, and nothing else lacks moves', () => {
  const has = having(['deals']);
  expect(gap('stage-moves', has)?.opens).toMatchObject({ metrics: [], reports: ['funnel-stages'], mistakes: [1, 2, 3, 14, 15, 26, 28] });
  expect(gap('calls', has)?.opens.metrics).toEqual(['calls', 'answered-calls']);
  expect(gap('deals', has)).toBeUndefined();
});

test('calls open two metrics by themselves and help signals that need tasks besides', () => {
  const calls = gap('calls', having(['deals', 'stage-moves']));
  expect(calls?.opens.signals).toEqual(expect.arrayContaining(['S3.4', 'S6.5', 'S18.1', 'S18.2', 'S18.10', 'S29.6']));
  expect(calls?.opens.signals).not.toContain('S17.7');
  expect(calls?.helps.signals).toContain('S17.7');
  expect(gap('calls', having(['deals', 'tasks']))?.opens.signals).toContain('S17.7');
});

test('a column that is empty everywhere is missing by itself', () => {
  const has = having(['orders'], 'orders.cost');
  expect(gap('orders.cost', has)?.opens).toEqual({ metrics: ['order-margin'], reports: [], mistakes: [], signals: [] });
});

test('where moves tell the outcome, the column is not missed; without both either would do', () => {
  const without = ['deals.outcome', 'deals.stage', 'deals.closed_at'] as const;
  expect(gap('deals.outcome', having(['deals', 'stage-moves'], ...without))).toBeUndefined();
  expect(gap('deals.outcome', having(['deals'], ...without))?.or).toEqual(['deals.stage', 'stage-moves']);
});

test('before the first file orders and deals open the most; once everything is there nothing is missing', () => {
  expect(dataGaps(() => false).slice(0, 2).map(({ source }) => source)).toEqual(['orders', 'deals']);
  expect(dataGaps(() => true)).toEqual([]);
  expect(subjects.every((subject) => isComputable(subject, () => true))).toBe(true);
});

test('what is missing names every subject that cannot be computed', () => {
  const has = having(['orders', 'payments'], 'orders.cost', 'orders.rep');
  const lacking = subjects.filter((subject) => !isComputable(subject, has));
  const named = dataGaps(has).flatMap(({ opens, helps }) => [...opens.metrics, ...helps.metrics, ...opens.reports, ...helps.reports, ...opens.signals, ...helps.signals]);
  expect(new Set(named)).toEqual(new Set(lacking.map(({ metric, report, signal }) => metric ?? report ?? signal?.id)));
});

test('a column tells what uses it', () => {
  expect(usersOf('deals.loss_reason')).toMatchObject({ metrics: [], reports: ['loss-reasons'], mistakes: [1, 2, 13, 14, 15, 26] });
});
