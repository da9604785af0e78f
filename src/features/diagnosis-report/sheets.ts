import { listOrder, mapGroups } from '#core/diagnosis/map-layout.ts';
import { addDays } from '#core/shared/day.ts';
import { currencyExponent } from '#core/shared/money.ts';
import type { CellFormat, FormattedCell, Sheet, SheetCell } from '../workbook.ts';
import { summaryOf } from './document/cover.ts';
import { leftOutOf, originOf, verdictOf } from './document/figures.ts';
import { gapLines, isUnjudged, missingNames, remediesOf } from './document/missing.ts';
import type { Writing } from './document/writing.ts';
import type { Report, ReportMistake, ReportSignal } from './report.ts';
import { sheetWords } from './sheet-words.ts';

/** Thin spaces and the rest of the typesetter's signs mean nothing in a cell. */
const plain = (text: string): string => text.replaceAll(/[\u2009\u202f\u00a0]/gu, ' ');

interface Making {
  readonly report: Report;
  readonly writing: Writing;
}

const wordsOf = ({ writing }: Making) => sheetWords[writing.language];
const moneyOf = (minor: number | null, { report }: Making): number | null => (minor === null ? null : minor / 10 ** currencyExponent(report.organisation.currency));

/** Mistakes as the groups of the map order them. */
function inOrder({ mistakes }: Report): readonly ReportMistake[] {
  const order = listOrder.flatMap((id) => mapGroups.find((group) => group.id === id)?.mistakes ?? []);
  return mistakes.toSorted((a, b) => order.indexOf(a.number) - order.indexOf(b.number));
}

function summarySheet(making: Making): Sheet {
  const { report, writing } = making;
  const words = wordsOf(making);
  const { words: common, say, fill, format } = writing;
  const { map, organisation } = report;
  const text = (title: string, width?: number) => ({ title, format: 'text' as const, ...(width !== undefined && { width }) });
  const line = (...cells: SheetCell[]): SheetCell[] => cells;
  const rows = inOrder(report).map((mistake) => {
    const { number, topic, title, score, coverage, trend, price, priceOf, isRepaired, repairStep, dependsOn } = mistake;
    const formula = priceOf === null ? common.noPrice : say(priceOf.formula);
    return line(
      number, say(topic), say(title), plain(verdictOf(mistake, writing)), score, coverage, trend, moneyOf(price, making), formula,
      priceOf === null ? null : priceOf.assumptions.map(say).join('; '), repairStep, dependsOn.join(', '), isRepaired ? words.yes : null, say(mistake.what), say(mistake.why),
    );
  });
  const notes = [
    `${organisation.name ?? common.noName}, ${fill(common.onDay, { day: format.day(map.day) })}`, summaryOf(report, writing), ...(report.basis === null ? [common.basisPart] : []), common.overlap, ...common.readingPoints,
  ];
  return {
    name: words.sheets.summary,
    columns: [
      { title: common.columns.number, format: 'count', width: 6 }, text(words.topic), text(words.fault, 36), text(common.columns.verdict, 18), { title: common.columns.score, format: 'money', width: 10 }, { title: common.columns.coverage, format: 'share' },
      { title: common.columns.trend, format: 'money' }, { title: fill(words.price, { currency: organisation.currency }), format: 'money', width: 18 }, text(words.priceFormula, 48), text(words.assumptions, 48),
      { title: words.order, format: 'count' }, text(words.dependsOn, 14), text(words.repaired, 10), text(words.what, 60), text(words.why, 60),
    ],
    rows: [...rows, [], ...notes.map((note, at) => line(null, at === 0 ? words.note : null, plain(note)))],
  };
}

const formats: Readonly<Record<string, CellFormat>> = { 'share': 'share', 'count': 'count', 'yes-no': 'share', 'days': 'days', 'hours': 'days', 'minutes': 'days', 'seconds': 'days', 'points': 'days' };

/** A figure of a signal in its unit: money in whole units, shares as fractions of one, percentage points as points. */
function figureCell(value: number | null, unit: string, making: Making): FormattedCell {
  if (unit === 'money') return { value: moneyOf(value, making), format: 'money' };
  if (unit === 'percentage-points') return { value: value === null ? null : value * 100, format: 'days' };
  return { value, format: unit === 'yes-no' ? 'count' : (formats[unit] ?? 'money') };
}

/** A part of a figure: money in whole units where the figure is of money. */
function partCell(value: number | null, { isMoney, unit }: ReportSignal, making: Making): FormattedCell {
  return { value: isMoney || unit === 'money' ? moneyOf(value, making) : value, format: 'money' };
}

function reasonOf(signal: ReportSignal, { writing }: Making): string | null {
  const { words, fill, say } = writing;
  if (signal.isAvailable) return null;
  const names = missingNames(signal.missing, writing);
  const remedy = names.length > 0 ? fill(words.absentFile, { what: names.join(', ') }) : signal.filledBy === null ? null : fill(words.filledBy, { what: say(signal.filledBy) });
  return [words.unavailable[signal.reason ?? 'no-data'], remedy].filter((part) => part !== null).join(', ');
}

function signalRow({ number, topic }: ReportMistake, signal: ReportSignal, making: Making): SheetCell[] {
  const { writing } = making;
  const { say, bound, words: common, fill } = writing;
  const words = wordsOf(making);
  const edges = signal.bound.kind === 'info' ? { good: common.figure.informed, bad: null } : bound(signal.bound, signal.unit);
  const leftOut = leftOutOf(signal, writing);
  return [
    number, say(topic), signal.id, say(signal.title), signal.formula === null ? common.asked : say(signal.formula), fill(words.units[signal.unit as keyof typeof words.units] ?? signal.unit, { currency: making.report.organisation.currency }),
    figureCell(signal.value, signal.unit, making), partCell(signal.numerator, signal, making), partCell(signal.denominator, signal, making), signal.sample,
    figureCell(signal.low, signal.unit, making), figureCell(signal.high, signal.unit, making), plain(edges.good), edges.bad === null ? null : plain(edges.bad), originOf(signal, writing),
    signal.severity, signal.weight, signal.isAvailable ? signal.counted : null, signal.isCritical ? words.yes : null, signal.isAvailable ? words.yes : null, reasonOf(signal, making), leftOut === null ? null : plain(leftOut),
    signal.from, signal.to === null ? null : signal.from === null ? signal.to : addDays(signal.to, -1),
  ];
}

function signalsSheet(making: Making): Sheet {
  const words = wordsOf(making);
  const { columns } = making.writing.words;
  const text = (title: string, width?: number) => ({ title, format: 'text' as const, ...(width !== undefined && { width }) });
  const number = (title: string) => ({ title, format: 'money' as const, width: 14 });
  return {
    name: words.sheets.signals,
    columns: [
      { title: columns.number, format: 'count', width: 6 }, text(words.topic), text(words.id, 9), text(words.signal, 36), text(words.formula, 60), text(words.unit, 16),
      number(words.value), number(words.numerator), number(words.denominator), { title: words.sample, format: 'count' }, number(words.low), number(words.high), text(words.good, 20), text(words.bad, 20), text(words.origin, 20),
      number(words.severity), number(words.weight), number(words.counted), text(words.critical, 10), text(words.state, 10), text(words.reason, 40), text(words.leftOut, 32), { title: words.from, format: 'day' }, { title: words.to, format: 'day' },
    ],
    rows: inOrder(making.report).flatMap((mistake) => mistake.signals.map((signal) => signalRow(mistake, signal, making))),
  };
}

function stepsSheet(making: Making): Sheet {
  const words = wordsOf(making);
  const { words: common, say } = making.writing;
  const rows = inOrder(making.report).flatMap((mistake) => {
    const titles = new Map<string, string>(mistake.signals.map(({ id, title }) => [id, say(title)]));
    return mistake.steps.map(({ text, moves }, at): SheetCell[] => [
      mistake.number, say(mistake.topic), common.verdicts[mistake.verdict], at + 1, say(text), moves.map((id) => `${id} ${titles.get(id) ?? ''}`.trim()).join('; '),
    ]);
  });
  return {
    name: words.sheets.steps,
    columns: [
      { title: common.columns.number, format: 'count', width: 6 }, { title: words.topic, format: 'text' }, { title: common.columns.verdict, format: 'text', width: 18 }, { title: words.step, format: 'count', width: 8 },
      { title: words.text, format: 'text', width: 70 }, { title: words.moves, format: 'text', width: 60 },
    ],
    rows,
  };
}

function missingSheet(making: Making): Sheet {
  const { report, writing } = making;
  const words = wordsOf(making);
  const { words: common, say } = writing;
  const rows = inOrder(report).filter(isUnjudged).map((mistake): SheetCell[] => [mistake.number, say(mistake.topic), plain(verdictOf(mistake, writing)), plain(remediesOf(mistake, writing).join('; '))]);
  return {
    name: words.sheets.missing,
    columns: [{ title: common.columns.number, format: 'count', width: 6 }, { title: words.topic, format: 'text' }, { title: common.columns.verdict, format: 'text', width: 20 }, { title: common.columns.brings, format: 'text', width: 100 }],
    rows: [...rows, [], ...gapLines(report, writing).map((gap): SheetCell[] => [null, null, null, plain(gap)])],
  };
}

/** The diagnosis as sheets: the thirty, every signal, the steps of repair, what is missing. */
export function sheetsOf(report: Report, writing: Writing): readonly Sheet[] {
  const making = { report, writing };
  return [summarySheet(making), signalsSheet(making), stepsSheet(making), missingSheet(making)];
}
