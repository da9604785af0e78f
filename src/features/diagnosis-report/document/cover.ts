import type { Content } from 'pdfmake/interfaces.js';
import { verdicts, type Verdict } from '#core/diagnosis/judge.ts';
import { repairOrder } from '#core/diagnosis/repair-order.ts';
import type { Report, ReportMistake } from '../report.ts';
import { leadsOf } from './figures.ts';
import { sectionHead, shape, tones, verdictTones } from './look.ts';
import { bind, sentenceOf, type Writing } from './writing.ts';

export const countOf = ({ mistakes }: Pick<Report, 'mistakes'>, ...of: readonly Verdict[]): number => mistakes.filter(({ verdict }) => of.includes(verdict)).length;

/** How many mistakes and risks, and of how many nothing can be said, in one or two sentences. */
export function summaryOf(report: Report, { words, format, fill }: Writing): string {
  const [present, risks, unknown] = [countOf(report, 'present'), countOf(report, 'risk'), countOf(report, 'too-little-data', 'no-data')];
  const details = { mistakes: format.count(present, words.mistakeForms), risks: format.count(risks, words.riskForms), unknown: format.number(unknown), all: format.number(report.mistakes.length) };
  return [present + risks === 0 ? words.summaryClean : words.summary, ...(unknown === 0 ? [] : [words.unknown])].map((text) => fill(text, details)).join(' ');
}

const width = 499;

/** A bar of five parts, as wide as the text. */
function bar(report: Report): Content {
  const all = report.mistakes.length;
  let x = 0;
  const parts = verdicts.flatMap((verdict) => {
    const share = (countOf(report, verdict) / all) * width;
    const part = { type: 'rect' as const, x, y: 0, w: Math.max(0, share - 2), h: 7, color: verdict === 'no-data' ? tones.line : verdictTones[verdict].edge };
    x += share;
    return share === 0 ? [] : [part];
  });
  return { canvas: parts, margin: [0, 2, 0, 9] };
}

function counts(report: Report, { words, format }: Writing): Content {
  return {
    columns: verdicts.map((verdict) => ({
      width: '*',
      columns: [
        { width: 15, ...(shape(verdict, 13) as object), margin: [0, 3, 0, 0] },
        { width: '*', stack: [{ text: format.number(countOf(report, verdict)), style: 'figure' }, { text: words.verdicts[verdict], style: 'label', color: verdictTones[verdict].text }] },
      ],
      columnGap: 6,
    })),
  } as Content;
}

/** The numbers that wait for a mistake. */
const dependents = ({ mistakes }: Report, of: number): readonly number[] => mistakes.filter(({ dependsOn }) => dependsOn.includes(of)).map(({ number }) => number);

function moveOf(report: Report, mistake: ReportMistake, at: number, writing: Writing): Content {
  const { words, say, fill, price } = writing;
  const waiting = dependents(report, mistake.number);
  const order = [fill(words.order, { step: mistake.repairStep, all: repairOrder.length }), ...(waiting.length === 0 ? [] : [fill(words.ground, { numbers: waiting.join(', ') })])].join(', ');
  const step = mistake.steps[0];
  return {
    unbreakable: true,
    margin: [0, 0, 0, 10],
    columns: [
      { width: 18, text: String(at + 1), style: 'figure', color: tones.ink3 },
      {
        width: '*',
        stack: [
          { columns: [{ width: 14, ...(shape(mistake.verdict, 11) as object), margin: [0, 1.5, 0, 0] }, { width: '*', text: bind(`${say(mistake.topic)}${mistake.isRepaired ? ` · ${words.repaired}` : ''}`), bold: true, fontSize: 10.5 }], columnGap: 2 } as Content,
          { text: bind(leadsOf(mistake, writing).join(' ')), margin: [0, 1, 0, 0] },
          { text: bind(sentenceOf(order)), style: 'note', margin: [0, 1.5, 0, 0] },
          ...(step === undefined ? [] : [{ text: bind(fill(words.firstStep, { step: say(step.text) })), style: 'note' }]),
        ],
      },
      { width: 108, alignment: 'right', stack: mistake.price === null ? [{ text: bind(mistake.priceOf === null ? words.noPrice : words.noPriceNow), style: 'label' }] : [{ text: bind(`≈ ${fill(words.perMonth, { price: price(mistake.price) })}`), bold: true }, { text: words.estimate, style: 'label' }] },
    ],
    columnGap: 8,
  } as Content;
}

const movesOf = ({ map, mistakes }: Report): readonly ReportMistake[] => map.start.flatMap((number) => mistakes.find((mistake) => mistake.number === number) ?? []);

/** Where to start, each move in a column of its own. */
export function startColumns(report: Report, writing: Writing): Content[] {
  const { words, say, fill, price } = writing;
  const moves = movesOf(report);
  if (moves.length === 0) return [{ text: words.startNone }];
  return moves.map((mistake, at): Content => {
    const cost = mistake.price === null ? '' : `  ≈ ${fill(words.perMonth, { price: price(mistake.price) })}`;
    return {
      width: '*',
      stack: [
        { text: at === 0 ? words.start : '\u00a0', style: 'section', margin: [0, 0, 0, 4] },
        { text: [{ text: `${at + 1}  `, color: tones.ink3 }, { text: bind(say(mistake.topic)), bold: true }, { text: bind(cost), color: tones.ink2 }], fontSize: 10.5 },
        { text: bind(leadsOf(mistake, writing).slice(0, 2).join(' ')) },
        ...mistake.steps.slice(0, 1).map((step) => ({ text: bind(fill(words.firstStep, { step: say(step.text) })), style: 'note' })),
      ],
    } as Content;
  });
}

/** Where to start: three moves with their evidence, order, first step and price. */
function startPart(report: Report, writing: Writing): Content {
  const { words } = writing;
  const moves = movesOf(report);
  return [
    sectionHead(words.start, words.startNote, 22),
    ...(moves.length === 0 ? [{ text: words.startNone }] : moves.map((mistake, at) => moveOf(report, mistake, at, writing))),
  ] as Content;
}

function basisPart({ basis, mistakes }: Report, { words, format, say, timeZone }: Writing): Content {
  const asked = mistakes.some(({ isAsked }) => isAsked) ? words.fromBoth : words.fromData;
  const period = (first: Date | null, last: Date | null): string =>
    first === null || last === null ? '' : `${format.shortDay(format.dayOf(first.toISOString(), timeZone), true)} — ${format.shortDay(format.dayOf(last.toISOString(), timeZone), true)}`.replaceAll(' ', '\u00a0');
  const head = sectionHead(words.basis, asked, 14);
  if (basis === null) return [head, { text: words.basisPart, style: 'quiet' }] as Content;
  if (basis.length === 0) return [head, { text: words.basisNone, style: 'quiet' }] as Content;
  const cells = basis.map(({ title, rows, firstAt, lastAt }): Content => ({
    text: bind(`${say(title)} — ${format.count(rows, words.rowForms)}${firstAt === null ? '' : `, ${period(firstAt, lastAt)}`}`), style: 'note', color: tones.ink2,
  }));
  const half = Math.ceil(cells.length / 2);
  return [head, { columns: [{ width: '*', stack: cells.slice(0, half) }, { width: '*', stack: cells.slice(half) }], columnGap: 20 }] as Content;
}

/** The first page: whose, as of when, on what, how many of each verdict, where to start. */
export function cover(report: Report, writing: Writing): Content {
  const { words, format, fill, timeZone } = writing;
  const { map, organisation, madeAt } = report;
  const made = fill(words.made, { when: format.instant(madeAt.toISOString(), timeZone) });
  return [
    { text: words.kicker, style: 'kicker' },
    { text: bind(organisation.name ?? words.noName), style: 'organisation', margin: [0, 4, 0, 3] },
    { text: bind(`${fill(words.onDay, { day: format.day(map.day) })} · ${made}`), style: 'quiet', fontSize: 10.5 },
    ...(map.isStale && map.newestFact !== null ? [{ text: bind(fill(words.stale, { newest: format.day(map.newestFact) })), color: verdictTones.risk.text, margin: [0, 4, 0, 0] }] : []),
    { text: bind(summaryOf(report, writing)), style: 'lead', margin: [0, 16, 0, 12] },
    bar(report),
    counts(report, writing),
    startPart(report, writing),
    { text: bind(words.overlap), style: 'note', margin: [0, 2, 0, 0] },
    basisPart(report, writing),
  ] as Content;
}
