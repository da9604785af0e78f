import type { Content } from 'pdfmake/interfaces.js';
import type { PrintTask } from '../../document.ts';
import type { Report } from '../report.ts';
import { allThirty, isTold } from './all-thirty.ts';
import { cover, startColumns, summaryOf } from './cover.ts';
import { styles, tones } from './look.ts';
import { drawMap } from './map-drawing.ts';
import { mistakePage } from './mistake-page.ts';
import { missingPart, readingPart } from './missing.ts';
import { bind, type Writing } from './writing.ts';

/** A4 sideways without its margins. */
const wide = 842 - 2 * 40;

function mapPage(report: Report, writing: Writing): Content {
  const { words } = writing;
  const { svg, ratio } = drawMap(report, writing);
  const width = Math.min(wide, 430 / ratio);
  return [
    { text: words.map, style: 'title', pageBreak: 'before', pageOrientation: 'landscape', outline: true },
    { svg, width, height: width * ratio, alignment: 'center', margin: [0, 6, 0, 6] },
    { text: bind(words.mapNote), style: 'note' },
  ] as Content;
}

function frame(report: Report, writing: Writing) {
  const { words, format, fill } = writing;
  const organisation = report.organisation.name ?? words.noName;
  const day = format.day(report.map.day);
  return {
    title: fill(words.titleOf, { organisation, day }),
    header: { left: organisation, right: `${words.kicker} ${fill(words.onDay, { day })}` },
    footer: { left: words.foot, right: words.page },
    styles,
    language: writing.language,
  };
}

/** The whole report: cover, map, all thirty, each mistake found, what is missing. */
export function composeReport(report: Report, writing: Writing): PrintTask {
  const told = report.mistakes.filter(isTold).toSorted((a, b) => a.repairStep - b.repairStep || a.number - b.number);
  return {
    ...frame(report, writing),
    size: 'A4', orientation: 'portrait', margins: [48, 52, 48, 52],
    content: [cover(report, writing), mapPage(report, writing), allThirty(report, writing), ...told.map((mistake) => mistakePage(mistake, writing)), missingPart(report, writing), readingPart(writing)] as Content,
  };
}

/** The map on one sheet of A3, sideways, with where to start beside it. */
export function composeMap(report: Report, writing: Writing): PrintTask {
  const { words, format, fill } = writing;
  const { svg, ratio } = drawMap(report, writing);
  const width = 945;
  return {
    ...frame(report, writing),
    size: 'A3', orientation: 'landscape', margins: [44, 38, 44, 46], header: null,
    content: [
      {
        columns: [
          { width: '*', stack: [{ text: bind(report.organisation.name ?? words.noName), style: 'organisation' }, { text: bind(`${words.map} ${fill(words.onDay, { day: format.day(report.map.day) })}`), color: tones.ink2, fontSize: 12 }] },
          { width: 560, text: bind(summaryOf(report, writing)), style: 'lead', alignment: 'right', margin: [0, 8, 0, 0] },
        ],
      },
      { svg, width, height: width * ratio, alignment: 'center', margin: [0, 4, 0, 4] },
      { columns: startColumns(report, writing), columnGap: 30, margin: [0, 6, 0, 0], fontSize: 10 },
      { text: bind(words.mapNote), style: 'note', margin: [0, 8, 0, 0] },
    ] as Content,
  };
}
