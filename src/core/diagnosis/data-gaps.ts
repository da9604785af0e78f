import { metrics } from '../metrics/catalogue.ts';
import { columnOfSource, kindOfSource, type Needs, needsOf, type Source } from '../metrics/needs.ts';
import { type ReportFigure, reportFigures } from '../metrics/report-needs.ts';
import { fileSignals } from './file-signals.ts';

type Report = ReportFigure['id'];

/** Something that is computed from files: a metric, a figure of a screen, a signal of a mistake. */
export interface Subject {
  readonly metric?: string;
  readonly report?: Report;
  readonly signal?: { readonly mistake: number; readonly id: string };
  readonly needs: Needs;
}

/** Everything that files can make computable. */
export const subjects: readonly Subject[] = [
  ...metrics.map((metric) => ({ metric: metric.id, needs: needsOf(metric) })),
  ...reportFigures.map(({ id, needs }) => ({ report: id, needs })),
  ...Object.entries(fileSignals).flatMap(([mistake, signals]) =>
    Object.entries(signals).map(([id, needs]) => ({ signal: { mistake: Number(mistake), id }, needs })),
  ),
];

/** What one more file, or one more filled column, would make computable. */
export interface DataGap {
  readonly source: Source;
  /** What would do as well. */
  readonly or: readonly Source[];
  /** By this alone. */
  readonly opens: Unlocked;
  /** Together with something else that is missing too. */
  readonly helps: Unlocked;
}

export interface Unlocked {
  readonly metrics: readonly string[];
  readonly reports: readonly Report[];
  /** Numbers of mistakes with at least one such signal. */
  readonly mistakes: readonly number[];
  readonly signals: readonly string[];
}

export function summed(chosen: readonly Subject[]): Unlocked {
  return {
    metrics: chosen.flatMap(({ metric }) => metric ?? []),
    reports: chosen.flatMap(({ report }) => report ?? []),
    mistakes: [...new Set(chosen.flatMap(({ signal }) => signal?.mistake ?? []))].sort((a, b) => a - b),
    signals: chosen.flatMap(({ signal }) => signal?.id ?? []),
  };
}

type Has = (source: Source) => boolean;

/** Whether everything that a subject needs is there. */
export const isComputable = ({ needs }: Subject, has: Has): boolean => needs.every((group) => group.some(has));

interface Lack {
  readonly source: Source;
  readonly or: readonly Source[];
}

/** Of a group that lacks everything: a column of what is loaded already, else the first way named. A column of a missing kind is that kind. */
function lackOf(group: readonly Source[], has: Has): Lack {
  const ways = [...new Set(group.map((source) => (has(kindOfSource(source)) ? source : kindOfSource(source))))];
  const source = ways.find((way) => columnOfSource(way) !== null) ?? (ways[0] as Source);
  return { source, or: ways.filter((way) => way !== source) };
}

const weight = ({ metrics: counted, reports, signals }: Unlocked): number => 2 * (counted.length + reports.length) + signals.length;

/**
 * What is missing and what that leaves out, the most useful first: by what it opens alone (a metric or a
 * screen counts as two signals), then by what it opens together with something else.
 */
export function dataGaps(has: Has): readonly DataGap[] {
  const lacking = subjects.flatMap((subject) => {
    const lacks = subject.needs.filter((group) => !group.some(has)).map((group) => lackOf(group, has));
    return lacks.length === 0 ? [] : [{ subject, lacks, sources: new Set(lacks.map(({ source }) => source)) }];
  });
  const sources = new Set(lacking.flatMap((entry) => [...entry.sources]));
  const gaps = [...sources].map((source) => {
    const mine = lacking.filter((entry) => entry.sources.has(source));
    const [alone, together] = [mine.filter((entry) => entry.sources.size === 1), mine.filter((entry) => entry.sources.size > 1)];
    const alternatives = mine.map(({ lacks }) => lacks.filter((lack) => lack.source === source).map(({ or }) => or));
    return {
      source,
      or: commonOf(alternatives.flat()),
      opens: summed(alone.map(({ subject }) => subject)),
      helps: summed(together.map(({ subject }) => subject)),
    };
  });
  return gaps.sort((a, b) => weight(b.opens) - weight(a.opens) || weight(b.helps) - weight(a.helps) || a.source.localeCompare(b.source));
}

/** What stands in every list: another way is told only where it would do for everything. */
function commonOf(lists: readonly (readonly Source[])[]): readonly Source[] {
  const [first = [], ...rest] = lists;
  return first.filter((source) => rest.every((list) => list.includes(source)));
}

/** Everything that uses a source, alone or with others. */
export function usersOf(source: Source): Unlocked {
  return summed(subjects.filter(({ needs }) => needs.some((group) => group.includes(source))));
}
