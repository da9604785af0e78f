import { dataGaps } from '#core/diagnosis/data-gaps.ts';
import { sourcesIn } from '#core/diagnosis/data-use.ts';
import { columnOfSource, kindOfSource, type Source } from '#core/metrics/needs.ts';
import { readHealth } from '#store/reports/health/health.ts';
import type { ColumnHealth, KindHealth } from '#store/reports/health/kind-health.ts';
import type { Report } from './report.ts';

function showColumn({ column, filled, of, assumed }: ColumnHealth) {
  if (filled === null) return { column, filled, share: null, reason: 'not-kept' };
  if (of === 0) return { column, filled, share: null, reason: 'no-data' };
  return { column, filled, of, share: filled / of, ...(assumed && { assumed }) };
}

const split = (source: Source) => {
  const column = columnOfSource(source);
  return { kind: kindOfSource(source), ...(column !== null && { column }) };
};

const isWaiting = (gap: string): boolean => gap.startsWith('waiting-');

function gapsOf(kinds: readonly KindHealth[], waiting: boolean) {
  return kinds.flatMap(({ kind, gaps }) => gaps.filter(({ gap }) => isWaiting(gap) === waiting).map(({ gap, rows }) => ({ kind, reason: gap, rows })));
}

/** What came in, what is usable, what is missing and what that leaves out. */
export const reportHealth: Report = async (store, context) => {
  const { kinds } = await readHealth(store, context);
  const missing = dataGaps(sourcesIn(kinds)).map(({ source, or, opens, helps }) => ({
    ...split(source),
    leavesOut: [...opens.metrics, ...helps.metrics],
    reports: [...opens.reports, ...helps.reports],
    mistakes: [...new Set([...opens.mistakes, ...helps.mistakes])].sort((a, b) => a - b),
    signals: [...opens.signals, ...helps.signals],
    ...(or.length > 0 && { or: or.map(split) }),
  }));
  return {
    asOf: context.asOf.toISOString(),
    kinds: kinds.map(({ kind, rows, loads, firstAt, lastAt, columns }) => ({
      kind, rows, loads, firstAt: firstAt?.toISOString() ?? null, lastAt: lastAt?.toISOString() ?? null, columns: columns.map(showColumn),
    })),
    leftOut: gapsOf(kinds, false),
    waiting: gapsOf(kinds, true),
    missing,
  };
};
