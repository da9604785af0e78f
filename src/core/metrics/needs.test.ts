import { expect, test } from 'vitest';
import { fileKinds } from '../files/catalogue.ts';
import { metrics } from './catalogue.ts';
import { columnOfSource, columnsOfMeasure, either, kindOfSource, needsOf, needsOfColumn } from './needs.ts';
import { reportFigures } from './report-needs.ts';

test('every metric rests on something', () => {
  for (const metric of metrics) expect(needsOf(metric).length, metric.id).toBeGreaterThan(0);
});

test('every column that a definition reads is described', () => {
  for (const { id, compute } of metrics) {
    if (!('fact' in compute)) continue;
    for (const column of columnsOfMeasure(compute)) expect(needsOfColumn(compute.fact, column), `${id}: ${column}`).toBeDefined();
  }
});

test('every source is a kind of file or one of its columns', () => {
  const sources = [...metrics.map(needsOf), ...reportFigures.map(({ needs }) => needs)].flat(2);
  for (const source of sources) {
    const column = columnOfSource(source);
    const kind = fileKinds[kindOfSource(source)];
    expect(kind, source).toBeDefined();
    if (column !== null) expect(kind.columns.map(({ id }) => id), source).toContain(column);
  }
});

test.each([
  ['win-rate', [['deals'], ['deals.outcome', 'deals.stage', 'stage-moves'], ['deals.closed_at', 'stage-moves']]],
  ['order-margin', [['orders'], ['orders.cost']]],
  ['repeat-rate', [['orders'], ['orders.customer']]],
  ['deals-without-task', [['deals'], ['deals.outcome', 'deals.stage', 'stage-moves'], ['tasks'], ['tasks.deal_id']]],
  ['calls', [['calls']]],
  ['answered-calls', [['calls'], ['calls.result']]],
])('%s rests on what its definition reads', (id, needs) => {
  const metric = metrics.find((known) => known.id === id);
  expect(metric === undefined ? null : needsOf(metric)).toEqual(needs);
});

test('either of two ways is every pair of their groups', () => {
  expect(either([['orders'], ['orders.cost']], [['deals']])).toEqual([['orders', 'deals'], ['orders.cost', 'deals']]);
});
