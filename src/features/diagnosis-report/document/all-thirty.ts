import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { listOrder, mapGroups } from '#core/diagnosis/map-layout.ts';
import { verdicts } from '#core/diagnosis/judge.ts';
import type { Report, ReportMistake } from '../report.ts';
import { coverageOf, scoreOf, trendOf, verdictOf } from './figures.ts';
import { shape, tones, verdictTones } from './look.ts';
import { bind, type Writing } from './writing.ts';

/** The place in the document that a mistake is told at. */
export const anchorOf = (number: number): string => `mistake-${number}`;
export const isTold = ({ verdict }: Pick<ReportMistake, 'verdict'>): boolean => verdict === 'present' || verdict === 'risk';

function nameCell(mistake: ReportMistake, { say, words }: Writing): TableCell {
  const { number, topic, verdict, isRepaired } = mistake;
  const text = bind(`${say(topic)}${isRepaired ? ` · ${words.repaired}` : ''}`);
  if (!isTold(mistake)) return { text, color: tones.ink2 };
  return { text, linkToDestination: anchorOf(number), ...(verdict === 'risk' ? { style: 'key' } : { bold: true }) };
}

function verdictCell(mistake: ReportMistake, writing: Writing): TableCell {
  const { verdict } = mistake;
  const tone = verdictTones[verdict];
  return { columns: [{ width: 12, ...(shape(verdict, 10) as object), margin: [0, 1.2, 0, 0] }, { width: '*', text: bind(verdictOf(mistake, writing)), color: tone.text, ...(tone.bold && { style: 'key' }) }], columnGap: 3 } as TableCell;
}

/** What a column is: its head, how wide, what stands in it; figures to the right. */
interface Column {
  readonly title: string;
  readonly width: number | '*';
  readonly isFigure: boolean;
  readonly cell: (mistake: ReportMistake) => TableCell;
}

function columnsOf(mistakes: readonly ReportMistake[], writing: Writing): readonly Column[] {
  const { price } = writing;
  const { columns } = writing.words;
  const isKnown = ({ verdict }: ReportMistake): boolean => verdict === 'absent' || verdict === 'present' || verdict === 'risk';
  const plain = (title: string, width: Column['width'], cell: Column['cell']): Column => ({ title, width, isFigure: false, cell });
  const figure = (title: string, width: number, text: (mistake: ReportMistake) => string): Column => ({ title, width, isFigure: true, cell: (mistake) => ({ text: bind(text(mistake)), style: 'number', noWrap: true }) });
  return [
    figure(columns.number, 14, ({ number }) => String(number)),
    plain(columns.mistake, '*', (mistake) => nameCell(mistake, writing)),
    plain(columns.verdict, 82, (mistake) => verdictCell(mistake, writing)),
    figure(columns.score, 30, (mistake) => (isKnown(mistake) ? scoreOf(mistake.score, writing) : '')),
    figure(columns.coverage, 44, (mistake) => (mistake.verdict === 'no-data' ? '' : coverageOf(mistake.coverage, writing))),
    ...(mistakes.every(({ trend }) => trend === null) ? [] : [figure(columns.trend, 52, (mistake) => (isKnown(mistake) ? trendOf(mistake.trend, writing) : ''))]),
    figure(columns.price, 64, (mistake) => (mistake.price === null ? '' : price(mistake.price))),
    { title: columns.page, width: 26, isFigure: true, cell: (mistake) => (isTold(mistake) ? { pageReference: anchorOf(mistake.number), style: 'number', color: tones.ink3, noWrap: true } as unknown as TableCell : '') },
  ];
}

const worstFirst = (a: ReportMistake, b: ReportMistake): number => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || (b.score ?? -1) - (a.score ?? -1) || a.number - b.number;

/** All thirty by groups of the map: verdict, score, coverage, change, price, and the page that tells more. */
export function allThirty({ mistakes }: Report, writing: Writing): Content {
  const { words, say } = writing;
  const columns = columnsOf(mistakes, writing);
  const head = columns.map(({ title, isFigure }): TableCell => ({ text: bind(title), style: isFigure ? 'headRight' : 'head' }));
  const groups = listOrder.flatMap((id) => mapGroups.filter((group) => group.id === id));
  const body = groups.flatMap(({ title, mistakes: numbers }) => {
    const rows = mistakes.filter(({ number }) => numbers.includes(number)).toSorted(worstFirst);
    if (rows.length === 0) return [];
    const name: TableCell[] = columns.map((_, at) => (at === 0 ? { text: say(title), colSpan: columns.length, style: 'label', margin: [0, 4, 0, 0] } : ''));
    return [name, ...rows.map((mistake) => columns.map(({ cell }) => cell(mistake)))];
  });
  return [
    { text: words.all, style: 'title', pageBreak: 'before', pageOrientation: 'portrait' },
    { text: words.allNote, style: 'note', margin: [0, 1, 0, 5] },
    { layout: 'tight', fontSize: 8.5, lineHeight: 1.2, table: { headerRows: 1, dontBreakRows: true, widths: columns.map(({ width }) => width), body: [head, ...body] } },
    { text: bind(words.overlap), style: 'note', margin: [0, 8, 0, 0] },
  ] as Content;
}
