import { z } from 'zod';
import { fileKindList } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { breakdownFields } from '#core/metrics/breakdown-fields.ts';
import { leftOutReasons } from '#core/metrics/left-out.ts';
import { breakdowns } from '#core/metrics/vocabulary.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, guarded, instantText, pageOf } from '../procedure.ts';

/** Everybody has a part in the diagnosis, and is told of the data behind what they may read. */
const read = { resource: 'diagnosis', verb: 'read' } as const;
const tags = ['health'];
const count = z.int().min(0);
const kind = z.enum(fileKindList.map(({ id }) => id) as [KindId, ...KindId[]]);

/** Why a row is left out of figures, or waits for another file. */
export const rowReasons = [...leftOutReasons, 'waiting-deal', 'waiting-customer'] as const;
const reason = z.enum(rowReasons);
const month = z.string().regex(/^\d{4}-\d{2}$/);

/** Metrics by id, figures of screens, numbers of mistakes and their signals. */
const unlocked = z.object({
  metrics: z.array(z.string()),
  reports: z.array(z.string()),
  mistakes: z.array(z.int()),
  signals: z.array(z.string()),
});

const source = z.object({ kind, column: z.string().nullable() });

const column = z.object({
  column: z.string(),
  /** Null where it is read and not kept apart. */
  filled: count.nullable(),
  /** Rows of which it says something: a loss reason of lost deals only. */
  of: count,
  recentFilled: count.nullable(),
  recentOf: count,
  /** A row without a value takes a default. */
  assumed: z.boolean(),
  /** Without it a row is rejected. */
  required: z.boolean(),
  uses: unlocked,
  breakdowns: z.array(z.enum(breakdowns)),
});

const kindHealth = z.object({
  kind,
  rows: count,
  recentRows: count,
  /** Files that stand; null for viewers who load none. */
  loads: count.nullable(),
  firstAt: instantText.nullable(),
  lastAt: instantText.nullable(),
  /** Days since the last moment before now; null where the kind has no dates. */
  ageDays: count.nullable(),
  isStale: z.boolean(),
  months: z.array(z.object({ month, rows: count })),
  columns: z.array(column),
});

const leftOut = z.object({ kind, reason, rows: count, of: count, leavesOut: unlocked.pick({ metrics: true, reports: true }), breakdowns: z.array(z.enum(breakdowns)) });

const hints = z.object({
  emptyMonths: z.array(z.object({ kind, months: z.array(month) })),
  bulk: z.array(z.object({ kind, at: instantText, rows: count, usual: z.number() })),
  monthEnds: z.array(z.object({ day: dayText, rows: count, usual: z.number().nullable() })),
  currencies: z.array(z.object({ currency: z.string(), rows: count, withoutRate: count })),
  /** Pairs of names that may be one, and customers that several cards became; null for viewers who load no files. */
  names: z.object({ customer: count, product: count, employee: count, joined: count }).nullable(),
});

export const healthContract = {
  report: guarded(read)
    .route({ method: 'GET', path: '/health', summary: 'What came in, what is usable, what is missing and which figures that leaves out', tags })
    .input(z.object({ asOf: dayText.optional() }))
    .output(
      z.object({
        asOf: instantText,
        today: dayText,
        /** How many days before as-of are recent. */
        recentDays: z.int(),
        historyCompleteSince: dayText.nullable(),
        scope: z.enum(['all', 'team', 'own']),
        /** True for a user of own or team rows without an employee: nothing is own. */
        notLinked: z.boolean(),
        basis: z.enum(['orders', 'payments', 'deals', 'none']),
        kinds: z.array(kindHealth),
        breakdowns: z
          .object({ closed: count, recent: count, fields: z.array(z.object({ field: z.enum(breakdownFields), filled: count, recentFilled: count })) })
          .nullable(),
        leftOut: z.array(leftOut),
        hints,
        /** Null for viewers who do not read everything. */
        usable: z.object({ metrics: count, ofMetrics: count, mistakes: count, ofMistakes: count, signals: count, ofSignals: count }).nullable(),
        gaps: z.array(z.object({ source, or: z.array(source), opens: unlocked, helps: unlocked })).nullable(),
      }),
    ),
  rows: guarded(read)
    .route({ method: 'GET', path: '/health/rows', summary: 'The rows of files behind a count', tags })
    .input(
      z
        .object({
          asOf: dayText.optional(),
          kind,
          /** One of: a reason, an empty column, the minute of creation, the day of losing. */
          reason: reason.optional(),
          column: z.string().max(60).optional(),
          createdAt: instantText.optional(),
          lostOn: dayText.optional(),
          search: z.string().max(200).optional(),
          ...pageFields(['at', 'code', 'title', 'customer', 'rep', 'amount']),
        })
        .refine((asked) => [asked.reason, asked.column, asked.createdAt, asked.lostOn].filter((part) => part !== undefined).length === 1, {
          path: ['reason'],
          message: 'name one set of rows',
        }),
    )
    .output(
      pageOf(
        z.object({
          key: z.string(),
          code: z.string().nullable(),
          title: z.string().nullable(),
          customer: z.string().nullable(),
          rep: z.string().nullable(),
          at: instantText.nullable(),
          /** Minor units of `currency`; null where there is none or it may not be seen. */
          amount: z.int().nullable(),
          currency: z.string().nullable(),
        }),
      ),
    ),
};
