import { Worker } from 'node:worker_threads';
import type { Content, PageOrientation, StyleDictionary } from 'pdfmake/interfaces.js';

/** A document to print: plain data, as it crosses to the thread that lays it out. */
export interface PrintTask {
  readonly title: string;
  readonly size: 'A4' | 'A3';
  readonly orientation: PageOrientation;
  /** Left, top, right, bottom, in points. */
  readonly margins: readonly [number, number, number, number];
  /** Beside each other on top of every page but the first. */
  readonly header: { readonly left: string; readonly right: string } | null;
  /** On the bottom of every page; `{page}` and `{pages}` are filled. */
  readonly footer: { readonly left: string; readonly right: string };
  readonly content: Content;
  readonly styles: StyleDictionary;
  /** The language, for those who listen to it. */
  readonly language: 'ru' | 'en';
}

const thread = new URL('./document-worker.ts', import.meta.url);
const heapMegabytes = 512;

function print(task: PrintTask): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Printing ended with ${code} and without a document`)));
  });
}

/** Settles when what was asked for before is printed. */
let before: Promise<unknown> = Promise.resolve();

/** Lays a document out in a thread of its own, one at a time, so that the server goes on, and returns the PDF. */
export function printDocument(task: PrintTask): Promise<Uint8Array> {
  const printed = before.then(() => print(task));
  before = printed.catch(() => null);
  return printed;
}

/** A PDF as it is sent. */
export const pdfFile = (name: string, bytes: Uint8Array): File => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
