import { z } from 'zod';
import { comparingKinds } from '#core/diagnosis/comparing.ts';
import { claims } from '#core/diagnosis/repair-outcome.ts';
import { unavailableReasons, verdicts } from '#core/diagnosis/judge.ts';
import { askedRoles } from '#core/diagnosis/vocabulary.ts';
import { dayText } from '../procedure.ts';

/** Words in both languages: what a declaration says travels with the answer, so that no screen carries all thirty. */
export const words = z.object({ ru: z.string(), en: z.string() });
export const number = z.int().min(1).max(30);
export const signalId = z.string().regex(/^S\d{1,2}\.\d{1,2}[ab]?$/u);
export const verdict = z.enum(verdicts);
/** Minor units a month. */
export const money = z.number().nullable();
const figure = z.number().nullable();
const count = z.int().min(0);

export const bound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at-most'), good: z.number(), bad: z.number() }),
  z.object({ kind: z.literal('at-least'), good: z.number(), bad: z.number() }),
  z.object({ kind: z.literal('range'), good: z.tuple([z.number(), z.number()]), bad: z.tuple([z.number().nullable(), z.number().nullable()]) }),
  z.object({ kind: z.literal('yes-no'), good: z.enum(['yes', 'no']) }),
  z.object({ kind: z.literal('trend'), better: z.enum(['more', 'less']) }),
  z.object({ kind: z.literal('info') }),
]);

/** A signal of a mistake as it was judged, or an answered question that counts as one. */
export const signal = z.object({
  id: z.string(),
  kind: z.enum(['measured', 'asked']),
  title: words,
  formula: words.nullable(),
  unit: z.string(),
  isAvailable: z.boolean(),
  reason: z.enum(unavailableReasons).nullable(),
  value: figure,
  bound,
  /** Set by the organisation instead of the built-in one. */
  isOwnBound: z.boolean(),
  origins: z.array(z.string()),
  severity: figure,
  weight: z.number(),
  counted: z.number(),
  isCritical: z.boolean(),
  isWithinReach: z.boolean(),
  sample: count.nullable(),
  numerator: figure,
  denominator: figure,
  /** Whether they are sums of money in minor units. */
  isMoney: z.boolean(),
  low: figure,
  high: figure,
  leftOut: z.record(z.string(), z.number()),
  from: dayText.nullable(),
  to: dayText.nullable(),
  /** What the rows behind it are; null where there are none to open. */
  rows: words.nullable(),
  filledBy: words.nullable(),
  /** Files or columns that would bring it. */
  missing: z.array(z.string()),
});

/** The signal that speaks loudest of a mistake. */
export const lead = signal.pick({ id: true, title: true, unit: true, value: true, numerator: true, denominator: true, isMoney: true, sample: true, bound: true, severity: true });

export const change = z.object({
  before: verdict,
  now: verdict,
  score: figure,
  causes: z.array(z.enum(['facts', 'bounds', 'answers', 'formulas', 'time'])),
  signals: z.array(z.object({ id: z.string(), before: figure, now: figure })),
});

/** One of the thirty as the map and the list show it. */
export const leaf = z.object({
  number,
  id: z.string(),
  topic: words,
  verdict,
  score: figure,
  coverage: z.number(),
  price: money,
  /** Change of the score over 30 days; null where it is not known. */
  trend: figure,
  isAsked: z.boolean(),
  isRepaired: z.boolean(),
  repairStep: z.int(),
  dependsOn: z.array(number),
  /** Whom its questions are put to: whose work it is about. */
  asks: z.array(z.enum(askedRoles)),
  /** The largest sample seen where too little was seen. */
  seen: count.nullable(),
  leads: z.array(lead),
  /** Since the day before. */
  change: change.nullable(),
});

export const repairStep = z.object({
  place: count,
  step: z.string().nullable(),
  text: words,
  ownerId: z.int().nullable(),
  owner: z.string().nullable(),
  dueOn: dayText.nullable(),
  doneOn: dayText.nullable(),
});

const over = z.object({ value: figure, numerator: figure, denominator: figure, sample: count.nullable(), from: dayText.nullable(), to: dayText.nullable() });

/** What became of a signal that a repair means to move. */
export const outcome = z.object({
  signal: z.string(),
  title: words,
  compared: z.enum(comparingKinds),
  /** The share that is compared in place of the value, or why nothing can be. */
  note: words.nullable(),
  unit: z.string(),
  bound,
  before: over,
  after: over,
  claim: z.enum(claims),
  change: figure,
  low: figure,
  high: figure,
  yearBefore: figure,
  workingDays: z.object({ before: count, after: count }),
});

export const repair = z.object({
  id: z.int(),
  mistake: number,
  topic: words,
  ownerId: z.int().nullable(),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  startedOn: dayText,
  dueOn: dayText,
  endedOn: dayText.nullable(),
  ending: z.enum(['done', 'dropped']).nullable(),
  steps: z.array(repairStep),
});

export const row = z.object({
  kind: z.string(),
  id: z.string().nullable(),
  title: z.string().nullable(),
  who: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  amount: figure,
  figure,
  hit: z.boolean(),
});
