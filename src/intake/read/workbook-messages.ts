import type { ProblemDetails } from '#core/shared/problem.ts';
import type { FileProblemCode } from '#core/shared/file-problem-codes.ts';
import type { Row, Sheet } from './table.ts';

/** What the worker is started with. `stream` reads XLSX row by row, `whole` every older format at once. */
export interface WorkbookTask {
  readonly bytes: Uint8Array;
  readonly reader: 'stream' | 'whole' | 'html' | 'xml';
  /** The sheet's index; null lets the worker take the first visible sheet that has rows. */
  readonly sheet: number | null;
  readonly sheetName: string | null;
}

export type WorkbookMessage =
  | { readonly type: 'sheets'; readonly sheets: readonly Sheet[]; readonly chosen: number }
  | { readonly type: 'rows'; readonly rows: Row[] }
  | { readonly type: 'end' }
  | { readonly type: 'problem'; readonly code: FileProblemCode; readonly details: ProblemDetails };
