import type { Content } from 'pdfmake/interfaces.js';
import type { ReportMistake } from '../report.ts';
import { anchorOf } from './all-thirty.ts';
import { coverageOf, leadsOf, scoreOf, trendOf } from './figures.ts';
import { sectionHead, shape, tones, verdictTones } from './look.ts';
import { signalsTable, unjudgedList } from './signals.ts';
import { bind, sentenceOf, type Writing } from './writing.ts';

function strip(mistake: ReportMistake, writing: Writing): Content {
  const { words, price } = writing;
  const { verdict, score, coverage, trend } = mistake;
  const tone = verdictTones[verdict].text;
  const cell = (label: string, text: string, more: object = {}): Content => ({ width: 'auto', stack: [{ text: label, style: 'label' }, { text: bind(text), bold: true, fontSize: 12, ...more }] }) as Content;
  const trendText = trend === null ? words.trendNone : trendOf(trend, writing);
  return {
    margin: [0, 9, 0, 9],
    columnGap: 26,
    columns: [
      { width: 'auto', stack: [{ text: words.facts.verdict, style: 'label' }, { columns: [{ width: 14, ...(shape(verdict, 12) as object), margin: [0, 2, 0, 0] }, { width: 'auto', text: words.verdicts[verdict], bold: true, fontSize: 12, color: tone }], columnGap: 4 }] },
      cell(words.facts.score, scoreOf(score, writing)),
      cell(words.facts.coverage, coverageOf(coverage, writing)),
      cell(words.facts.trend, trendText, trend === null ? { bold: false, fontSize: 9, color: tones.ink3, margin: [0, 2.5, 0, 0] } : {}),
      ...(mistake.price === null ? [] : [cell(words.facts.price, `≈ ${price(mistake.price)}`)]),
    ],
  } as Content;
}

/** The verdict and what speaks loudest for it. */
function verdictSentence(mistake: ReportMistake, writing: Writing): string {
  const { words, say, fill } = writing;
  const fired = mistake.signals.find(({ isCritical, severity, isAvailable }) => isCritical && isAvailable && severity === 1);
  return [
    words.sentence[mistake.verdict],
    ...(fired === undefined ? [] : [fill(words.criticalFired, { signal: say(fired.title) })]),
    ...leadsOf(mistake, writing),
  ].join(' ');
}

function pricePart(mistake: ReportMistake, { words, say, price, fill }: Writing): Content {
  const { priceOf } = mistake;
  if (priceOf === null) return { text: bind(words.noPrice), style: 'note', margin: [0, 10, 0, 0] };
  const amount = mistake.price === null ? words.noPriceNow : `≈ ${fill(words.perMonth, { price: price(mistake.price) })}`;
  return {
    unbreakable: true,
    stack: [
      sectionHead(words.priceTitle, words.estimate),
      {
        layout: 'sunken',
        table: {
          widths: ['*'],
          body: [[{
            stack: [
              { text: bind(amount), bold: true, fontSize: 12, margin: [0, 0, 0, 2] },
              { text: bind(sentenceOf(say(priceOf.formula))) },
              { text: bind(`${words.priceAssumes}: ${priceOf.assumptions.map((one) => say(one).replace(/\.$/u, '')).join('; ')}.`), style: 'note', margin: [0, 3, 0, 0] },
              { text: bind(words.overlap), style: 'note', margin: [0, 2, 0, 0] },
            ],
          }]],
        },
      },
    ],
  } as Content;
}

function repairLine({ repair }: ReportMistake, { words, fill, format }: Writing): Content[] {
  if (repair === null) return [];
  const done = repair.steps.filter(({ doneOn }) => doneOn !== null).length;
  const parts = [
    fill(words.repair, { day: format.day(repair.startedOn) }),
    ...(repair.owner === null ? [] : [fill(words.repairWho, { who: repair.owner })]),
    fill(words.repairDue, { day: format.day(repair.dueOn) }),
    fill(words.done, { done, all: repair.steps.length }),
  ];
  return [{ text: bind(parts.join(', ')), color: tones.accent, margin: [0, 0, 0, 5] }];
}

function stepsPart(mistake: ReportMistake, writing: Writing): Content {
  const { words, say, fill } = writing;
  const titles = new Map<string, string>(mistake.signals.map(({ id, title }) => [id, say(title)]));
  const steps = mistake.steps.map(({ text, moves }, at): Content => {
    const moved = moves.flatMap((id) => titles.get(id) ?? []);
    return {
      unbreakable: true,
      margin: [0, 0, 0, 4],
      columns: [
        { width: 14, text: String(at + 1), color: tones.ink3, alignment: 'right' },
        { width: '*', stack: [{ text: bind(sentenceOf(say(text))) }, ...(moved.length === 0 ? [] : [{ text: bind(fill(words.moves, { signals: moved.map((title) => `«${title}»`).join(', ') })), style: 'note' }])] },
      ],
      columnGap: 8,
    } as Content;
  });
  const [first, ...rest] = steps;
  return [{ unbreakable: true, stack: [sectionHead(words.steps, null), ...repairLine(mistake, writing), ...(first === undefined ? [] : [first])] }, ...rest] as Content;
}

/** A present mistake or a risk on pages of its own: what it is, its signals, price, steps of repair. */
export function mistakePage(mistake: ReportMistake, writing: Writing): Content {
  const { words, say } = writing;
  const { number, topic, title } = mistake;
  return [
    { text: `№ ${number} · ${say(topic)}`.replace('№', writing.language === 'ru' ? '№' : 'No.'), style: 'kicker', pageBreak: 'before', id: anchorOf(number), destination: anchorOf(number) },
    { text: bind(say(title)), style: 'title', margin: [0, 2, 0, 0], outline: true, outlineText: `${number}. ${say(topic)}` },
    strip(mistake, writing),
    { text: bind(verdictSentence(mistake, writing)), fontSize: 10, lineHeight: 1.38 },
    {
      margin: [0, 12, 0, 0],
      columns: [
        { width: '*', stack: [{ text: words.what, bold: true }, { text: bind(say(mistake.what)), style: 'quiet' }] },
        { width: '*', stack: [{ text: words.why, bold: true }, { text: bind(say(mistake.why)), style: 'quiet' }] },
      ],
      columnGap: 24,
    },
    signalsTable(mistake, writing),
    unjudgedList(mistake, writing),
    pricePart(mistake, writing),
    stepsPart(mistake, writing),
  ] as Content;
}
