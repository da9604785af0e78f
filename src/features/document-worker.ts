/*
 * Runs in a thread of its own, started by `document.ts`: laying out some thirty pages is a second or two of computing.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintTask } from './document.ts';

const ink = { text: '#1A1B18', quiet: '#6C6D65', line: '#E7E5DE', rule: '#D3D0C6' } as const;

const require = createRequire(import.meta.url);
const regular = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const medium = require.resolve('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf');
const bold = require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf');

/** Inter has Cyrillic, the rouble, the true minus and the arrows; `InterMedium` is for what stands out less than bold. */
const faces = {
  Inter: { normal: regular, bold, italics: regular, bolditalics: bold },
  InterMedium: { normal: medium, bold, italics: medium, bolditalics: bold },
};
const files = new Set([regular, medium, bold]);

/** Hairlines under rows, a darker one under the head; nothing at the sides. */
const ruled: CustomTableLayout = {
  hLineWidth: (at, { table }) => (at === 0 ? 0 : at === (table.headerRows ?? 0) || at === table.body.length ? 0.7 : 0.5),
  hLineColor: (at, { table }) => (at === (table.headerRows ?? 0) ? ink.rule : ink.line),
  vLineWidth: () => 0,
  paddingLeft: (at) => (at === 0 ? 0 : 5),
  paddingRight: (at, { table }) => (at === (table.widths?.length ?? 0) - 1 ? 0 : 5),
  paddingTop: () => 4.5,
  paddingBottom: () => 4.5,
};

/** For a table that is to stay on one page. */
const tight: CustomTableLayout = { ...ruled, paddingTop: () => 1.8, paddingBottom: () => 1.8 };

/** A quiet block on the sunken ground. */
const sunken: CustomTableLayout = {
  hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 12, paddingRight: () => 12, paddingTop: () => 9, paddingBottom: () => 10, fillColor: () => '#F6F5F0',
};

function edge(task: PrintTask, left: string, right: string, top: number): Content {
  const [side, , far] = task.margins;
  return { margin: [side, top, far, 0], fontSize: 8, color: ink.quiet, columns: [{ text: left, width: '*' }, { text: right, width: 'auto', alignment: 'right' }] };
}

function definitionOf(task: PrintTask): TDocumentDefinitions {
  const [left, top, right, bottom] = task.margins;
  const { header, footer } = task;
  return {
    info: { title: task.title, creator: 'Thirty', producer: 'Thirty' },
    language: task.language,
    pageSize: task.size,
    pageOrientation: task.orientation,
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: 'Inter', fontSize: 9, lineHeight: 1.32, color: ink.text },
    styles: task.styles,
    header: (page) => (header === null || page === 1 ? '' : edge(task, header.left, header.right, 26)),
    footer: (page, pages) => edge(task, footer.left, footer.right.replace('{page}', String(page)).replace('{pages}', String(pages)), bottom - 30),
    content: task.content,
  };
}

async function print(task: PrintTask): Promise<Uint8Array> {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => files.has(path));
  pdfmake.setFonts(faces);
  pdfmake.setTableLayouts({ ruled, tight, sunken });
  return new Uint8Array(await pdfmake.createPdf(definitionOf(task)).getBuffer());
}

parentPort?.postMessage(await print(workerData as PrintTask));
