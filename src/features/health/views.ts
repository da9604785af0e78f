import { dataGaps, isComputable, subjects, summed, usersOf } from '#core/diagnosis/data-gaps.ts';
import { seesMistake, seesSource, seesWhatIsMissing, sourcesIn, unlockedFor } from '#core/diagnosis/data-use.ts';
import { fileSignals } from '#core/diagnosis/file-signals.ts';
import { fileKinds } from '#core/files/catalogue.ts';
import { breakdownsOfColumn } from '#core/metrics/breakdown-fields.ts';
import { type LeftOutReason, leftOutReasons, metricsWithout } from '#core/metrics/left-out.ts';
import type { Breakdown } from '#core/metrics/vocabulary.ts';
import { columnOfSource, kindOfSource, type Source } from '#core/metrics/needs.ts';
import { type Scope, scopeOf } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { daysBetween } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import { staleAfterDays } from '#store/as-of.ts';
import type { RowGap } from '#store/reports/health/file-rows.ts';
import type { FactContext } from '#store/facts/context.ts';
import { type HealthReport, readHealth } from '#store/reports/health/health.ts';
import { type ColumnHealth, recentDays } from '#store/reports/health/kind-health.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf } from '../question.ts';
import { datedKinds, showHints } from './hints.ts';

type Kind = HealthReport['kinds'][number];

const copied = ({ metrics, reports, mistakes, signals }: ReturnType<typeof usersOf>) => ({
  metrics: [...metrics], reports: [...reports], mistakes: [...mistakes], signals: [...signals],
});

const split = (source: Source) => ({ kind: kindOfSource(source), column: columnOfSource(source) });

function showColumn(viewer: Viewer, kind: Kind['kind'], column: ColumnHealth) {
  return {
    ...column,
    required: fileKinds[kind].required.some((group) => group.length === 1 && group[0] === column.column),
    uses: copied(unlockedFor(viewer, usersOf(`${kind}.${column.column}`))),
    breakdowns: [...breakdownsOfColumn(kind, column.column)],
  };
}

function showKind({ viewer, organisation, now }: RequestContext, kind: Kind) {
  const { gaps: _, ...health } = kind;
  const day = (instant: number) => dayOf(instant, organisation.timeZone);
  const age = kind.lastAt === null ? null : Math.max(0, daysBetween(day(kind.lastAt.getTime()), day(now)));
  return {
    ...health,
    firstAt: kind.firstAt?.toISOString() ?? null,
    lastAt: kind.lastAt?.toISOString() ?? null,
    ageDays: age,
    isStale: age !== null && age > staleAfterDays && datedKinds.includes(kind.kind),
    months: [...kind.months],
    columns: kind.columns.map((column) => showColumn(viewer, kind.kind, column)),
  };
}

const isLeftOut = (gap: string): gap is LeftOutReason => leftOutReasons.some((reason) => reason === gap);

/** Breakdowns in which the row stands under no value. */
const breakdownsWithout: Readonly<Partial<Record<RowGap, readonly Breakdown[]>>> = { 'no-rep': ['rep', 'team'], 'no-region': ['region'] };

/** Rows without a customer are in no figure about customers, where these stand on such rows. */
const customerReports = ['abcxyz', 'repeat', 'silence'];

function showLeftOut({ kinds, basis }: HealthReport) {
  const rows = kinds.flatMap(({ kind, rows: of, gaps }) =>
    gaps.map(({ gap, rows: count }) => ({
      kind,
      reason: gap,
      rows: count,
      of,
      leavesOut: { metrics: isLeftOut(gap) ? [...metricsWithout(kind, gap)] : [], reports: gap === 'no-customer' && kind === basis ? customerReports : [] },
      breakdowns: gap === 'no-customer' ? breakdownsOfColumn(kind, 'customer').filter((breakdown) => breakdown === 'segment') : [...(breakdownsWithout[gap] ?? [])],
    })),
  );
  return rows.sort((a, b) => b.rows - a.rows);
}

const rank: Readonly<Record<Scope, number>> = { none: 0, own: 1, team: 2, all: 3 };

/** The widest scope in which the viewer reads any rows of files. */
function widestScope(viewer: Viewer): 'all' | 'team' | 'own' {
  const scopes = (['deals', 'calls', 'customers'] as const).map((resource) => scopeOf(viewer, resource));
  const widest = scopes.toSorted((a, b) => rank[b] - rank[a])[0];
  return widest === 'all' || widest === 'team' ? widest : 'own';
}

function showUse(viewer: Viewer, kinds: HealthReport['kinds']) {
  if (!seesWhatIsMissing(viewer)) return { usable: null, gaps: null };
  const has = sourcesIn(kinds);
  const all = unlockedFor(viewer, summed(subjects));
  const now = unlockedFor(viewer, summed(subjects.filter((subject) => isComputable(subject, has))));
  const gaps = dataGaps(has)
    .filter(({ source }) => seesSource(viewer, source))
    .map(({ source, or, opens, helps }) => ({
      source: split(source), or: or.map(split), opens: copied(unlockedFor(viewer, opens)), helps: copied(unlockedFor(viewer, helps)),
    }))
    .filter(({ opens, helps }) => [opens, helps].some(({ metrics, reports, signals }) => metrics.length + reports.length + signals.length > 0));
  return {
    usable: {
      metrics: now.metrics.length, ofMetrics: all.metrics.length, mistakes: now.mistakes.length, ofMistakes: Object.keys(fileSignals).filter((mistake) => seesMistake(viewer, Number(mistake))).length,
      signals: now.signals.length, ofSignals: all.signals.length,
    },
    gaps,
  };
}

/** The health of data, of what the viewer may read. */
export async function showHealth(context: RequestContext, asOf: string | undefined) {
  const { database, viewer, organisation } = context;
  const facts: FactContext = await factContextOf(context, asOf);
  const report = await readHealth(database, facts);
  const scope = widestScope(viewer);
  const seesEmpty = seesWhatIsMissing(viewer);
  return {
    asOf: facts.asOf.toISOString(),
    today: dayOf(facts.asOf.getTime(), facts.timeZone),
    recentDays,
    historyCompleteSince: organisation.historyCompleteSince,
    scope,
    notLinked: scope !== 'all' && viewer.employeeId === null,
    basis: report.basis,
    kinds: report.kinds.filter(({ rows }) => seesEmpty || rows > 0).map((kind) => showKind(context, kind)),
    breakdowns: report.breakdowns === null ? null : { ...report.breakdowns, fields: [...report.breakdowns.fields] },
    leftOut: showLeftOut(report),
    hints: await showHints(context, facts, report),
    ...showUse(viewer, report.kinds),
  };
}
