import { beforeAll, describe, expect, test } from 'vitest';
import { system } from '#core/people/viewer.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { expected } from '#test/fixtures/f1-funnel.ts';
import { goldenContext, loadGoldenFunnel, october } from '#test/load-golden.ts';
import { readFunnel, type FunnelReport } from './funnel.ts';

describe('the funnel report of the golden company', () => {
  let database: Database;
  let report: FunnelReport;

  beforeAll(async () => {
    database = await freshDatabase();
    await loadGoldenFunnel(database);
    report = await readFunnel(database, { ...goldenContext, viewer: system }, { pipelineId: 1, span: october });
  });

  test('reaches, conversions and losses by stage', () => {
    expect(report.stages.map(({ reached }) => reached)).toEqual(expected.reached);
    expect(report.stages.map(({ lost }) => lost)).toEqual(expected.lostAt);
    report.stages.forEach((stage, place) => expect(stage.conversion?.share).toBeCloseTo(expected.conversions[place] ?? NaN, 12));
    expect(report.stages.reduce((all, { conversion }) => all * (conversion?.share ?? NaN), 1)).toBeCloseTo(report.winRate?.share ?? NaN, 12);
  });

  test('the problem stage has three answers', () => {
    expect(report.problemStage.byNumber).toBe('Квалификация проведена');
  });

  test('presences of the period end in one of five ways', () => {
    const rows = report.stages.map(({ advanced, lostHere, back, handed, stillThere }) => [advanced, lostHere, back, handed, stillThere]);
    expect(rows).toEqual([[12, 1, 0, 0, 0], [9, 3, 0, 0, 0], [5, 2, 1, 0, 1], [6, 1, 0, 0, 1], [5, 0, 0, 0, 1]]);
    expect(report.stages.map(({ entered }) => entered)).toEqual([13, 12, 9, 8, 6]);
  });

  test('days in a stage are summed per deal, and unfinished ones stand apart', () => {
    expect(report.stages.slice(1).map(({ medianDays }) => medianDays === null ? null : Math.round(medianDays * 100) / 100)).toEqual([5, 5, 4, 3]);
    expect(report.stages[2]?.openMedianDays).toBeCloseTo(11.96, 2);
  });

  test('money and cycle', () => {
    expect(report.averageOrder).toBeCloseTo(13_333_333, -1);
    expect(report.medianOrder).toBe(12_000_000);
    expect(report.medianCycleDays).toBeCloseTo(11, 10);
    expect(report.medianLostDays).toBeCloseTo(12, 10);
  });
});
