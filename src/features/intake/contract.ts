import { z } from 'zod';
import { fileKindList } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { vatChoices } from '#core/files/money.ts';
import { pageFields } from '#core/shared/page.ts';
import { done, guarded, instantText, pageOf } from '../procedure.ts';

const load = { resource: 'intake', verb: 'edit' } as const;
const read = { resource: 'intake', verb: 'read' } as const;
const tags = ['intake'];

const kindIds = fileKindList.map(({ id }) => id) as [KindId, ...KindId[]];
const kind = z.enum(kindIds);
const titles = z.object({ ru: z.string(), en: z.string() });
const fileId = z.uuid();
const loadId = z.int().min(1).max(2_147_483_647);
const count = z.int().min(0);

const options = z.object({
  sheet: z.string().max(200).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().min(1).max(1).optional(),
  /** The line the captions stand on; 0 when the file has none. */
  headerRow: z.int().min(0).max(1000).optional(),
  /** Our column to the file's caption or to `#3`, the number of its column; null for a column to leave out. */
  map: z.record(z.string().max(60), z.string().max(500).nullable()).optional(),
  /** Whether the sums of the file contain VAT; as was said of the last file like it, else as the organisation counts. */
  vat: z.enum(vatChoices).optional(),
});

const cellProblem = z.object({
  column: z.string(),
  caption: z.string(),
  value: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const kindShape = z.object({
  id: kind,
  title: titles,
  columns: z.array(z.object({ id: z.string(), title: titles, type: z.string() })),
  /** Of each group at least one column must be there. */
  required: z.array(z.array(z.string())),
});

const preview = z.object({
  fileName: z.string(),
  fileBytes: z.int(),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.int().nullable(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  headerRow: z.int(),
  captions: z.array(z.string()),
  kind: kind.nullable(),
  /** Kinds the file could be, the surest first. */
  guesses: z.array(z.object({ kind, score: z.number(), missing: z.array(z.array(z.string())) })),
  /** Our column to the number of the file's column, from 0. */
  mapping: z.record(z.string(), z.int()),
  missing: z.array(z.array(z.string())),
  /** Whether the mapping is one that was used for this header before. */
  remembered: z.boolean(),
  /** Whether the sums of the file contain VAT, and whether somebody said so, now or of the last file like it; null where it has no sums. */
  vat: z.object({ included: z.boolean(), said: z.boolean() }).nullable(),
  rows: z.array(z.object({ cells: z.array(z.string()), problems: z.array(cellProblem) })),
  /** A load of the very same bytes that stands; loading them again changes nothing. */
  sameAs: z.object({ loadId: z.int(), fileName: z.string(), loadedAt: instantText }).nullable(),
});

export const loadStatuses = ['waiting', 'reading', 'loaded', 'undoing', 'undone', 'failed', 'stopped'] as const;

const progress = z.object({
  phase: z.enum(['reading', 'merging', 'summing']),
  rows: count,
  bytesRead: count,
  bytesTotal: count,
  rowsPerSecond: count.nullable(),
  /** Until all rows are read; null in the phases whose length is not known. */
  secondsLeft: count.nullable(),
});

const shownLoad = z.object({
  id: z.int(),
  kind,
  byHand: z.boolean(),
  status: z.enum(loadStatuses),
  fileName: z.string(),
  fileBytes: z.int().nullable(),
  rows: count,
  inserted: count,
  updated: count,
  unchanged: count,
  rejected: count,
  /** Rows that wait for a deal or a customer, as of now. */
  waiting: count,
  firstAt: instantText.nullable(),
  lastAt: instantText.nullable(),
  /** Whether the sums of its file contain VAT, and whether somebody said so; null where it has no sums. */
  vatIncluded: z.boolean().nullable(),
  vatSaid: z.boolean(),
  warnings: z.array(z.object({ column: z.string(), title: titles, code: z.string(), count, example: z.string() })),
  problem: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  createdBy: z.string().nullable(),
  createdAt: instantText,
  loadedAt: instantText.nullable(),
  undoneAt: instantText.nullable(),
  progress: progress.nullable(),
});

const entity = z.enum(['customer', 'product', 'employee']);
const label = z.string().min(1).max(1000);
const named = z.object({ id: z.int(), name: z.string(), label: z.string(), files: z.array(z.string()) });
const decision = z.object({ entity, a: label, b: label });

export const intakeContract = {
  kinds: guarded(load)
    .route({ method: 'GET', path: '/intake/kinds', summary: 'The kinds of files that can be loaded, and their columns', tags })
    .output(z.object({ rows: z.array(kindShape) })),
  preview: guarded(load)
    .route({ method: 'POST', path: '/intake/preview', summary: 'What a file that was sent is understood as, on its first rows; nothing is written', tags })
    .input(z.object({ fileId, kind: z.union([z.literal('auto'), kind]).default('auto'), options: options.default({}) }))
    .output(preview),
  start: guarded(load)
    .route({ method: 'POST', path: '/loads', summary: 'Load a file that was sent, in the background', tags })
    .input(z.object({ fileId, kind, options: options.default({}) }))
    .output(shownLoad),
  list: guarded(read)
    .route({ method: 'GET', path: '/loads', summary: 'The history of loads', tags })
    .input(
      z.object({
        ...pageFields(['createdAt', 'fileName', 'rows']),
        descending: z.boolean().default(true),
        kind: kind.optional(),
        status: z.enum(loadStatuses).optional(),
      }),
    )
    .output(pageOf(shownLoad)),
  read: guarded(read)
    .route({ method: 'GET', path: '/loads/{id}', summary: 'One load, with how far it is and what became of its rows', tags })
    .input(z.object({ id: loadId }))
    .output(shownLoad),
  stop: guarded(load)
    .route({ method: 'POST', path: '/loads/{id}/stop', summary: 'Stop a load that waits or runs; nothing of it is written', tags })
    .input(z.object({ id: loadId }))
    .output(done),
  undo: guarded(load)
    .route({ method: 'POST', path: '/loads/{id}/undo', summary: 'Take a load back, in the background', tags })
    .input(z.object({ id: loadId }))
    .output(done),
  rejects: guarded(read)
    .route({ method: 'GET', path: '/loads/{id}/rejects', summary: 'Rows that were not loaded, and why; as a file: /loads/{id}/rejects.csv', tags })
    .input(z.object({ id: loadId, ...pageFields(['line']) }))
    .output(pageOf(z.object({ line: z.int(), cells: z.array(z.string()), problems: z.array(cellProblem) }))),
  joined: guarded(load)
    .route({ method: 'GET', path: '/joined-customers', summary: 'Customers that several cards of files became, and by what they were recognised', tags })
    .input(z.object({ ...pageFields(['cards', 'name']), descending: z.boolean().default(true), search: z.string().max(200).optional() }))
    .output(
      pageOf(
        z.object({
          id: z.int(),
          name: z.string(),
          cards: z.array(
            z.object({
              label: z.string(), name: z.string(), code: z.string().nullable(), inn: z.string().nullable(),
              phone: z.string().nullable(), email: z.string().nullable(), file: z.string(), loadId: z.int(),
            }),
          ),
          shared: z.array(z.object({ kind: z.enum(['code', 'inn', 'phone', 'email', 'name']), value: z.string() })),
        }),
      ),
    ),
  separate: guarded(load)
    .route({ method: 'POST', path: '/joined-customers/{id}/separate', summary: 'Take one card out of a customer', tags })
    .input(z.object({ id: loadId, label }))
    .output(done),
  proposals: guarded(load)
    .route({ method: 'GET', path: '/join-proposals', summary: 'Names that differ by spelling alone', tags })
    .input(z.object({ ...pageFields(['name']), entity }))
    .output(pageOf(z.object({ entity, a: named, b: named }))),
  decide: guarded(load)
    .route({ method: 'PUT', path: '/join-decisions', summary: 'Say of two names whether they are the same', tags })
    .input(decision.extend({ same: z.boolean() }))
    .output(done),
  decisions: guarded(load)
    .route({ method: 'GET', path: '/join-decisions', summary: 'What people said of names', tags })
    .input(z.object({ ...pageFields(['decidedAt']), descending: z.boolean().default(true) }))
    .output(pageOf(decision.extend({ same: z.boolean(), decidedBy: z.string().nullable(), decidedAt: instantText }))),
  forget: guarded(load)
    .route({ method: 'DELETE', path: '/join-decisions', summary: 'Take back what was said of two names', tags })
    .input(decision)
    .output(done),
};
