import { currencyExponent } from '#core/shared/money.ts';
import { addDays } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { CellFormat, Sheet, SheetCell } from '../workbook.ts';
import type { readSubjects } from './subjects.ts';
import type { showReport } from './report.ts';
import type { WorkbookWords } from './workbook-words.ts';

type Report = Awaited<ReturnType<typeof showReport>>;
type Subjects = Awaited<ReturnType<typeof readSubjects>>;

export interface Writing {
  readonly words: WorkbookWords;
  readonly language: 'ru' | 'en';
  readonly currency: string;
  readonly timeZone: string;
  readonly isMoney: boolean;
}

function fill(text: string, details: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '');
}

const formatOf = ({ isMoney }: Writing): CellFormat => (isMoney ? 'money' : 'days');

function amountOf(value: number | null, { isMoney, currency }: Writing): number | null {
  return value === null ? null : isMoney ? value / 10 ** currencyExponent(currency) : value;
}

const unitOf = ({ isMoney, currency }: Writing): string => (isMoney ? `, ${currency}` : '');

/** Where the plan stands, its rhythm and its regularity, each with its formula. */
export function standingSheet(report: Report, writing: Writing): Sheet {
  const { words, language } = writing;
  const { frame } = report;
  const line = (title: string, value: SheetCell, formula = ''): SheetCell[] => [title, value, formula];
  return {
    name: words.standing,
    columns: [{ title: words.figure, format: 'text', width: 44 }, { title: words.value, format: 'text', width: 24 }, { title: words.formula, format: 'text', width: 64 }],
    rows: [
      line(words.metric, frame.metric.title[language], frame.metric.formula[language]),
      line(words.owner, frame.owner.name ?? words.department),
      line(words.period, `${frame.period.from} — ${addDays(frame.period.to, -1)}`),
      line(words.asOf, { value: frame.today, format: 'day' }),
      ...standingLines(report, writing, line),
      ...rhythmLines(report, writing, line),
      ...Object.entries(report.excluded).map(([reason, count]) => line(fill(words.leftOut, { reason }), { value: count, format: 'count' })),
    ],
  };
}

type Line = (title: string, value: SheetCell, formula?: string) => SheetCell[];

function standingLines({ standing, segments }: Report, writing: Writing, line: Line): SheetCell[][] {
  const { words } = writing;
  const money = (value: number | null): SheetCell => ({ value: amountOf(value, writing), format: formatOf(writing) });
  const origin = standing.from === 'reps' ? words.fromReps : standing.from === 'teams' ? words.fromTeams : '';
  return [
    line(words.plan + unitOf(writing), standing.plan === null ? words.noPlan : money(standing.plan), origin),
    line(words.actual + unitOf(writing), standing.actual === null ? words.noData : money(standing.actual)),
    line(words.attainment, attainmentCell(standing, words), words.attainmentFormula),
    ...(standing.toDate === null ? [] : [line(words.gap, money(standing.toDate.gap), words.gapFormula)]),
    ...(standing.catchUp === null ? [] : [line(words.needed, money(standing.catchUp.needed), words.neededFormula)]),
    ...segments.flatMap((segment) => [
      line(`${words.plan}: ${words.segments[segment.segment]}`, money(segment.plan)),
      line(`${words.actual}: ${words.segments[segment.segment]}`, segment.actual === null ? words.noData : money(segment.actual)),
    ]),
  ];
}

function attainmentCell({ attainment, reason }: Pick<Report['standing'], 'attainment' | 'reason'>, words: WorkbookWords): SheetCell {
  if (attainment !== null) return { value: attainment, format: 'share' };
  return reason === 'no-plan' ? words.noPlan : reason === 'zero-plan' ? words.zeroPlan : words.noData;
}

function rhythmLines({ rhythm, monthEnd, regularity }: Report, { words }: Writing, line: Line): SheetCell[][] {
  const share = (value: number | null): SheetCell => ({ value, format: 'share' });
  const period = { from: rhythm.period.from, to: addDays(rhythm.period.to, -1) };
  return [
    line(words.rhythm, share(rhythm.rhythm), fill(words.rhythmFormula, period)),
    line(words.arrhythmia, share(rhythm.arrhythmia), words.arrhythmiaFormula),
    line(words.variation, share(rhythm.variation), words.variationFormula),
    line(words.spread, share(rhythm.spread), words.spreadFormula),
    ...(monthEnd === null ? [] : [line(words.monthEnd, { value: monthEnd.ratio, format: 'days' })]),
    ...(regularity === null ? [] : [line(words.regular, `${regularity.fulfilled} / ${regularity.months}`)]),
  ];
}

export function ladderSheet(ladder: NonNullable<Report['ladder']>, writing: Writing): Sheet {
  const { words } = writing;
  const format = formatOf(writing);
  const unit = unitOf(writing);
  return {
    name: words.ladder,
    columns: [
      { title: words.day, format: 'day' }, { title: words.working, format: 'text', width: 10 }, { title: words.ideal + unit, format },
      { title: words.came + unit, format }, { title: words.difference + unit, format },
    ],
    rows: ladder.map(({ day, working, ideal, actual, gap }) => [day, working ? words.yes : words.no, amountOf(ideal, writing), amountOf(actual, writing), amountOf(gap, writing)]),
  };
}

const stretchColumns = (writing: Writing, first: Sheet['columns']): Sheet['columns'] => {
  const { words } = writing;
  const unit = unitOf(writing);
  return [
    ...first, { title: words.from, format: 'day' }, { title: words.to, format: 'day' }, { title: words.plan + unit, format: formatOf(writing) },
    { title: words.actual + unit, format: formatOf(writing) }, { title: words.attainment, format: 'share' }, { title: words.state, format: 'text', width: 14 },
  ];
};

function stretchCells(stretch: Report['weeks'][number], writing: Writing): SheetCell[] {
  const { from, to, plan, actual, attainment, state } = stretch;
  return [from, addDays(to, -1), amountOf(plan, writing), amountOf(actual, writing), attainment, writing.words.states[state]];
}

/** Weeks of the period for the whole, then weeks of the rhythm for each rep. */
export function weeksSheet({ weeks, frame }: Report, subjects: Subjects, writing: Writing): Sheet {
  const { words } = writing;
  const whole = frame.owner.name ?? words.department;
  return {
    name: words.weeks,
    columns: stretchColumns(writing, [{ title: words.owner, format: 'text' }]),
    rows: [
      ...weeks.map((week) => [whole, ...stretchCells(week, writing)]),
      ...subjects.flatMap(({ name, weeks: own }) => own.map((week) => [name, ...stretchCells(week, writing)])),
    ],
  };
}

export function monthsSheet({ months }: Report, writing: Writing): Sheet {
  return { name: writing.words.months, columns: stretchColumns(writing, []), rows: months.map((month) => stretchCells(month, writing)) };
}

export function repsSheet(subjects: Subjects, writing: Writing): Sheet {
  const { words } = writing;
  const format = formatOf(writing);
  const unit = unitOf(writing);
  return {
    name: words.reps,
    columns: [
      { title: words.rep, format: 'text' }, { title: words.plan + unit, format }, { title: words.actual + unit, format }, { title: words.attainment, format: 'text', width: 16 },
      { title: words.difference + unit, format }, { title: words.rhythm, format: 'share' }, { title: words.arrhythmia, format: 'share' },
      { title: words.variation, format: 'share' }, { title: words.spread, format: 'share' },
    ],
    rows: subjects.map(({ name, standing, rhythm }) => [
      name, amountOf(standing.plan, writing), amountOf(standing.actual, writing), attainmentCell(standing, words), amountOf(standing.toDate?.gap ?? standing.difference, writing),
      rhythm.rhythm, rhythm.arrhythmia, rhythm.variation, rhythm.spread,
    ]),
  };
}

export function changesSheet({ changes }: Report, writing: Writing): Sheet {
  const { words, timeZone } = writing;
  const format = formatOf(writing);
  return {
    name: words.changes,
    columns: [
      { title: words.subject, format: 'text' }, { title: words.segment, format: 'text', width: 12 }, { title: words.from, format: 'day' }, { title: words.to, format: 'day' },
      { title: words.was, format }, { title: words.is, format }, { title: words.at, format: 'day' }, { title: words.by, format: 'text' },
    ],
    rows: changes.map(({ subject, segment, from, to, was, is, at, by }) => [
      subject === '' ? words.department : subject, segment === null ? null : words.segments[segment], from, addDays(to, -1),
      amountOf(was, writing), is === null ? { value: words.cleared, format: 'text' } : amountOf(is, writing), dayOf(Date.parse(at), timeZone), by,
    ]),
  };
}
