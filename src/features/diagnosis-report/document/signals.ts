import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { placeOf } from '../../diagnosis-figures.ts';
import type { ReportMistake, ReportSignal } from '../report.ts';
import { countedOf, daysOf, intervalOf, judgedOf, leftOutOf, originOf, unjudgedOf } from './figures.ts';
import { missingNames } from './missing.ts';
import { sectionHead, shape, tones } from './look.ts';
import { bind, sentenceOf, type Writing } from './writing.ts';

function titleCell(signal: ReportSignal, writing: Writing): TableCell {
  const { words, say } = writing;
  const notes = [signal.formula === null ? words.asked : say(signal.formula), daysOf(signal, writing), leftOutOf(signal, writing)].filter((note) => note !== null);
  const mark = signal.isCritical ? [{ text: ` · ${words.critical}`, color: tones.ink3 }] : [];
  return { stack: [{ text: [{ text: bind(say(signal.title)), style: 'key' }, ...mark] }, { text: bind(`${notes.join('; ')}.`), style: 'note' }] } as TableCell;
}

function valueCell(signal: ReportSignal, writing: Writing): TableCell {
  const { words, format, figure, fill } = writing;
  const { unit, value, sample, kind } = signal;
  const counted = countedOf(signal, writing);
  const seen = kind === 'asked' && sample !== null ? format.count(sample, words.answerForms) : counted === null && sample !== null && sample > 0 ? fill(words.sample, { n: format.number(sample) }) : null;
  const notes = [counted, seen, intervalOf(signal, writing)].filter((note) => note !== null);
  return {
    style: 'number',
    stack: [{ text: bind(value === null ? '—' : figure(value, unit)), bold: true, noWrap: true }, ...notes.map((text) => ({ text: bind(text), style: 'note' }))],
  } as TableCell;
}

function boundCell(signal: ReportSignal, writing: Writing): TableCell {
  const { words, bound } = writing;
  if (signal.bound.kind === 'info') return { text: words.figure.informed, style: 'note' };
  const { good, bad } = bound(signal.bound, signal.unit);
  return {
    stack: [
      { text: [{ text: `${words.good} `, color: tones.ink3 }, bind(good)] },
      { text: [{ text: `${words.bad} `, color: tones.ink3 }, bind(bad)] },
      { text: originOf(signal, writing), style: 'note' },
    ],
  } as TableCell;
}

function rowOf(signal: ReportSignal, writing: Writing): TableCell[] {
  const place = placeOf(signal);
  return [
    place === 'none' ? '' : ({ ...(shape(place, 10) as object), margin: [0, 1.5, 0, 0] } as TableCell),
    titleCell(signal, writing), valueCell(signal, writing), boundCell(signal, writing),
    { text: signal.weight === 0 ? '—' : writing.format.number(signal.counted, { digits: Number.isInteger(signal.counted) ? 0 : 1 }), alignment: 'right', color: tones.ink2 },
  ];
}

/** Every signal in the score: formula in words, value with sample and interval, bounds with their origin, weight. */
export function signalsTable(mistake: ReportMistake, writing: Writing): Content {
  const { words } = writing;
  const signals = judgedOf(mistake);
  if (signals.length === 0) return [];
  const right = { alignment: 'right', style: 'head' } as const;
  const head: TableCell[] = ['', { text: words.columns.signal, style: 'head' }, { text: words.columns.value, ...right }, { text: words.columns.bound, style: 'head' }, { text: words.columns.weight, ...right }];
  return [
    sectionHead(words.signals, words.signalsNote),
    { layout: 'ruled', fontSize: 8.5, table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: [11, '*', 84, 104, 24], body: [head, ...signals.map((signal) => rowOf(signal, writing))] } },
  ] as Content;
}

function whyNot(signal: ReportSignal, writing: Writing): string {
  const { words, say, fill, format } = writing;
  const { reason, sample, missing, filledBy } = signal;
  const few = reason === 'too-few' && sample !== null ? fill(words.fewSeen, { n: format.number(sample) }) : words.unavailable[reason ?? 'no-data'];
  const names = missingNames(missing, writing);
  const remedy = names.length > 0 ? fill(words.absentFile, { what: names.join(', ') }) : filledBy === null ? null : fill(words.filledBy, { what: say(filledBy) });
  return remedy === null ? few : `${few}, ${remedy}`;
}

/** What did not come into the score, and what would bring it. */
export function unjudgedList(mistake: ReportMistake, writing: Writing): Content {
  const { words, say } = writing;
  const signals = unjudgedOf(mistake);
  if (signals.length === 0) return [];
  const lines = signals.map((signal): Content => ({ text: [{ text: bind(say(signal.title)), color: tones.ink2 }, bind(` — ${sentenceOf(whyNot(signal, writing)).replace(/^./u, (first) => first.toLowerCase())}`)], style: 'note', margin: [0, 0, 0, 1.5] }));
  return { margin: [0, 10, 0, 0], stack: [{ text: words.unjudged, bold: true, fontSize: 8.5, margin: [0, 0, 0, 3] }, ...lines] } as Content;
}
