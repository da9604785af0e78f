import { addDays } from '#core/shared/day.ts';
import { currencyExponent } from '#core/shared/money.ts';
import type { Period } from '#core/shared/period.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { FactRow } from '#store/measures/rows.ts';
import type { Sheet, SheetCell } from '../workbook.ts';
import type { BreakdownQuestion, readGroups } from './groups.ts';
import type { showReport } from './views.ts';
import type { WorkbookWords } from './workbook-words.ts';

type Report = Awaited<ReturnType<typeof showReport>>;
type Groups = Awaited<ReturnType<typeof readGroups>>;

/** What every sheet needs: words, currency, zone. */
export interface Writing {
  readonly words: WorkbookWords;
  readonly currency: string;
  readonly timeZone: string;
}

/** The first and the last day of a period, both in it. */
export function sayPeriod({ from, to }: Period): string {
  return `${from} — ${addDays(to, -1)}`;
}

/** Fills `{name}` in words. */
function fill(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}

const moneyOf = (minor: number | null, { currency }: Writing): number | null => (minor === null ? null : minor / 10 ** currencyExponent(currency));

type Line = (title: string, value: SheetCell, formula?: string, rest?: readonly SheetCell[]) => SheetCell[];

/** The conversion, what it is compared with, and the counts under it. */
function conversionLines(report: Report, isCohort: boolean, writing: Writing, line: Line): SheetCell[][] {
  const { words } = writing;
  const { figures } = report;
  const rate = figures.winRate;
  const number = (value: number): SheetCell => ({ value, format: 'count' });
  return [
    line(isCohort ? words.cohort : words.winRate, { value: rate?.share ?? null, format: 'share' }, isCohort ? words.cohortFormula : words.winRateFormula,
      [rate?.low ?? null, rate?.high ?? null, figures.counted]),
    ...comparisonLine(report, writing),
    line(words.won, number(figures.won)),
    line(words.lost, number(figures.lost)),
    ...(isCohort ? [line(words.stillOpen, number(figures.open))] : []),
  ];
}

function moneyLines({ figures }: Report, writing: Writing, line: Line): SheetCell[][] {
  const { words } = writing;
  const money = (minor: number | null): SheetCell => ({ value: moneyOf(minor, writing), format: 'money' });
  const days = (value: number | null): SheetCell => ({ value, format: 'days' });
  return [
    line(words.amountWon, money(figures.amountWon)),
    line(words.averageOrder, money(figures.averageOrder), words.averageOrderFormula, [null, null, figures.winsWithAmount]),
    line(words.medianOrder, money(figures.medianOrder)),
    line(words.withoutAmount, { value: figures.winsWithoutAmount, format: 'count' }),
    line(words.cycle, days(figures.medianCycleDays), words.cycleFormula),
    line(words.cycleP90, days(figures.p90CycleDays)),
    line(words.velocity, money(figures.velocity), words.velocityFormula, [null, null, figures.openAtEnd]),
  ];
}

/** What was left out, by reason. */
function leftOutLines({ figures }: Report, { words }: Writing, line: Line): SheetCell[][] {
  const nameOf = (reason: string): string => words.reasons[reason as keyof typeof words.reasons] ?? reason;
  return [
    line(words.stageUnknown, { value: figures.stageUnknown, format: 'count' }),
    ...Object.entries(figures.excluded).map(([reason, value]) => line(fill(words.leftOut, { reason: nameOf(reason) }), { value, format: 'count' })),
  ];
}

/** Every figure of the strip with its interval, sample and formula; period, filters and what was left out. */
export function figuresSheet(report: Report, input: BreakdownQuestion, writing: Writing): Sheet {
  const { words, currency } = writing;
  const { frame } = report;
  const isCohort = input.basis === 'creation';
  const line: Line = (title, value, formula = '', rest = [null, null, null]) => [fill(title, { currency }), value, ...rest, formula];
  return {
    name: words.figures,
    columns: [
      { title: words.figure, format: 'text', width: 36 }, { title: words.value, format: 'text', width: 24 }, { title: words.low, format: 'share' },
      { title: words.high, format: 'share' }, { title: words.sample, format: 'count' }, { title: words.formula, format: 'text', width: 56 },
    ],
    rows: [
      line(words.pipeline, frame.pipelines.find(({ id }) => id === frame.pipelineId)?.name ?? null),
      line(words.period, sayPeriod(frame.period)),
      line(words.asOf, { value: frame.today, format: 'day' }),
      line(words.basis, isCohort ? words.byCohort : words.byClosing),
      ...input.where.map((text) => line(words.filter, text)),
      ...conversionLines(report, isCohort, writing, line),
      ...moneyLines(report, writing, line),
      ...leftOutLines(report, writing, line),
    ],
  };
}

function comparisonLine({ comparison }: Report, { words }: Writing): SheetCell[][] {
  if (comparison === null || comparison.earlier.share === null) return [];
  const { earlier, z, isProven } = comparison;
  const formula = fill(words.comparisonFormula, { z: z === null ? '—' : z.toFixed(2), proven: isProven ? words.proven : words.notProven });
  return [[`${words.comparison}, ${sayPeriod(earlier.period)}`, { value: earlier.share, format: 'share' }, null, null, earlier.counted, formula]];
}

export function stagesSheet({ stages }: Report, writing: Writing): Sheet {
  const { words, currency } = writing;
  return {
    name: words.stages,
    columns: [
      { title: words.stage, format: 'text' }, { title: words.reached, format: 'count' }, { title: words.passed, format: 'count' },
      { title: words.lostHere, format: 'count' }, { title: words.conversion, format: 'share' }, { title: words.low, format: 'share' },
      { title: words.high, format: 'share' }, { title: words.median, format: 'days' }, { title: words.p90, format: 'days' },
      { title: words.openNow, format: 'count' }, { title: fill(words.lostAmount, { currency }), format: 'money' },
    ],
    rows: stages.map((stage) => [
      stage.stage, stage.reached, stage.passed, stage.lost, stage.conversion?.share ?? null, stage.conversion?.low ?? null, stage.conversion?.high ?? null,
      stage.medianDays, stage.p90Days, stage.openNow, moneyOf(stage.lostAmount, writing),
    ]),
  };
}

export function groupsSheet({ rows }: Groups, { by, and }: BreakdownQuestion, writing: Writing): Sheet {
  const { words, currency } = writing;
  const second = and === undefined || and === by ? [] : [{ title: words.breakdowns[and], format: 'text' as const }];
  const nameOf = (key: string | null, breakdown: string): string => {
    if (key === null) return words.none;
    return breakdown === 'segment' ? (words.segments[key as keyof typeof words.segments] ?? key) : key;
  };
  return {
    name: words.breakdown,
    columns: [
      { title: words.breakdowns[by], format: 'text' }, ...second, { title: words.counted, format: 'count' }, { title: words.won, format: 'count' },
      { title: words.value, format: 'share' }, { title: words.low, format: 'share' }, { title: words.high, format: 'share' },
      { title: words.comparedTo, format: 'text', width: 18 }, { title: fill(words.averageOrder, { currency }), format: 'money' },
      { title: fill(words.amountWon, { currency }), format: 'money' },
    ],
    rows: rows.map((group) => [
      nameOf(group.key, by), ...(second.length > 0 ? [nameOf(group.second, and ?? '')] : []), group.counted, group.won, group.winRate?.share ?? null,
      group.winRate?.low ?? null, group.winRate?.high ?? null, words.compared[group.comparedTo], moneyOf(group.averageOrder, writing), moneyOf(group.amountWon, writing),
    ]),
  };
}

export function dealsSheet({ rows, total }: { readonly rows: readonly FactRow[]; readonly total: number }, writing: Writing): Sheet {
  const { words, currency, timeZone } = writing;
  const day = (at: Date | null | undefined): string | null => (at == null ? null : dayOf(at.getTime(), timeZone));
  const cut = rows.length < total ? [[fill(words.cut, { shown: rows.length, total })]] : [];
  return {
    name: words.deals,
    columns: [
      { title: words.code, format: 'text', width: 16 }, { title: words.title, format: 'text' }, { title: words.customer, format: 'text' },
      { title: words.rep, format: 'text' }, { title: words.stage, format: 'text' }, { title: words.outcome, format: 'text', width: 12 },
      { title: fill(words.amount, { currency }), format: 'money' }, { title: words.created, format: 'day' }, { title: words.closed, format: 'day' },
      { title: words.days, format: 'days' }, { title: words.reason, format: 'text' },
    ],
    rows: [
      ...rows.map(({ code, title, customer, rep, amount, deal }) => [
        code, title, customer, rep, deal?.stage ?? null, words.outcomes[deal?.outcome ?? 'open'], moneyOf(amount, writing), day(deal?.createdAt),
        day(deal?.closedAt), deal?.days ?? null, deal?.lossReason ?? null,
      ]),
      ...cut,
    ],
  };
}
