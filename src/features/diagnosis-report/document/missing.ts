import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { fileKinds } from '#core/files/catalogue.ts';
import { columnOfSource, kindOfSource, type Source } from '#core/metrics/needs.ts';
import type { Report, ReportMistake } from '../report.ts';
import { verdictOf } from './figures.ts';
import { shape, tones, verdictTones } from './look.ts';
import { bind, type Writing } from './writing.ts';

/** Files and columns by their names: «Звонки», «Сделки: причина отказа»; a column of a missing file is the file. */
export function missingNames(sources: readonly string[], { say }: Writing): readonly string[] {
  const asked = (sources as readonly Source[]).filter((source) => columnOfSource(source) === null || !sources.includes(kindOfSource(source)));
  return [...new Set(asked.map((source) => {
    const kind = fileKinds[kindOfSource(source)];
    const column = kind.columns.find(({ id }) => id === columnOfSource(source));
    return `«${say(kind.title)}${column === undefined ? '' : `: ${say(column.title)}`}»`;
  }))];
}

/** What would bring a verdict: files, answers, tools of the product; each of them alone helps. */
export function remediesOf(mistake: ReportMistake, writing: Writing): readonly string[] {
  const { words, say, fill, format } = writing;
  const files = missingNames(mistake.signals.flatMap(({ missing }) => missing), writing);
  const open = mistake.questions.filter(({ isAnswered, isSkipped }) => !isAnswered && !isSkipped).length;
  const tools = [...new Set(mistake.signals.filter(({ isAvailable }) => !isAvailable).flatMap(({ filledBy }) => (filledBy === null ? [] : [say(filledBy)])))];
  return [
    ...(files.length === 0 ? [] : [fill(words.filesMissing, { what: files.join(', ') })]),
    ...(open === 0 ? [] : [fill(words.toAnswer, { questions: format.count(open, words.questionForms) })]),
    ...(tools.length === 0 ? [] : [fill(words.tool, { what: tools.slice(0, 2).join('; ') })]),
  ];
}

export const isUnjudged = ({ verdict }: Pick<ReportMistake, 'verdict'>): boolean => verdict === 'no-data' || verdict === 'too-little-data';

/** The files that would let judge most, with what would do as well. */
export function gapLines({ map }: Report, { words, say, fill }: Writing): readonly string[] {
  return map.gaps.map(({ name, or, mistakes }) => {
    const gap = fill(words.gap, { name: say(name), numbers: mistakes.join(', ') });
    return or.length === 0 ? gap : `${gap} ${fill(words.gapOr, { names: or.map(say).join(', ') })}`;
  });
}

/** Of which mistakes nothing can be said, and what would change that. */
export function missingPart(report: Report, writing: Writing): Content {
  const { words, say } = writing;
  const unjudged = report.mistakes.filter(isUnjudged);
  if (unjudged.length === 0) return [];
  const head: TableCell[] = ['', '', { text: words.columns.mistake, style: 'head' }, { text: words.columns.verdict, style: 'head' }, { text: words.columns.brings, style: 'head' }];
  const rows = unjudged.map((mistake): TableCell[] => [
    { text: String(mistake.number), alignment: 'right', color: tones.ink3 },
    { ...(shape(mistake.verdict, 10) as object), margin: [0, 1.2, 0, 0] } as TableCell,
    { text: bind(say(mistake.topic)), style: 'key' },
    { text: bind(verdictOf(mistake, writing)), color: verdictTones[mistake.verdict].text },
    { text: bind(remediesOf(mistake, writing).map((remedy) => remedy).join('; ')), color: tones.ink2 },
  ]);
  return [
    { text: words.lacking, style: 'title', pageBreak: 'before', outline: true },
    { text: bind(words.lackingAbout), style: 'quiet', margin: [0, 3, 0, 8] },
    ...gapLines(report, writing).map((text) => ({ text: bind(text), margin: [0, 0, 0, 4] })),
    { layout: 'ruled', fontSize: 8.5, margin: [0, 6, 0, 0], table: { headerRows: 1, dontBreakRows: true, widths: [14, 12, 128, 66, '*'], body: [head, ...rows] } },
  ] as Content;
}

/** How verdicts come about, in a few sentences. */
export function readingPart({ words }: Writing): Content {
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    stack: [{ text: words.reading, style: 'section', margin: [0, 0, 0, 5] }, ...words.readingPoints.map((text) => ({ text: bind(text), style: 'note', color: tones.ink2, margin: [0, 0, 0, 3] }))],
  } as Content;
}
