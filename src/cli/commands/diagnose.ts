import type { Command } from 'commander';
import { findMistake, findSignal } from '#core/diagnosis/catalogue.ts';
import type { JudgedSignal } from '#core/diagnosis/judge.ts';
import type { Bound, SignalUnit } from '#core/diagnosis/vocabulary.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { readAnswers } from '#store/diagnosis/answers.ts';
import { type JudgedMistake, readDiagnosis } from '#store/diagnosis/read-diagnosis.ts';
import { withFrame } from '#store/diagnosis/with-frame.ts';
import type { FactContext } from '#store/facts/context.ts';
import { moneyText } from '../figures.ts';
import { contextOf } from '../period.ts';
import type { Run } from '../run.ts';

type Edge = number | boolean | readonly (number | null)[] | null;

/** The good and the bad side of a bound; both null where nothing is judged. */
function edgesOf(bound: Bound): { readonly good: Edge; readonly bad: Edge } {
  switch (bound.kind) {
    case 'yes-no':
      return { good: bound.good === 'yes', bad: bound.good !== 'yes' };
    case 'trend':
      return { good: 0, bad: bound.better === 'more' ? -1.96 : 1.96 };
    case 'info':
      return { good: null, bad: null };
    default:
      return { good: bound.good, bad: bound.bad };
  }
}

const valueText = (value: number | null, unit: SignalUnit | undefined, currency: string): number | string | null =>
  unit === 'money' ? moneyText(value, currency) : value;

function printSignal(signal: JudgedSignal, currency: string) {
  const declared = findSignal(signal.id)?.signal;
  return {
    id: signal.id,
    kind: signal.kind,
    available: signal.isAvailable,
    reason: signal.reason,
    value: valueText(signal.value, declared?.unit, currency),
    ...edgesOf(signal.bound),
    severity: signal.severity,
    weight: signal.weight,
    origin: declared?.origins ?? ['seed'],
    critical: signal.isCritical,
    sample: signal.sample,
    numerator: valueText(signal.numerator, declared?.partsIn ?? declared?.unit, currency),
    denominator: valueText(signal.denominator, declared?.partsIn ?? declared?.unit, currency),
  };
}

function printMistake(judged: JudgedMistake, currency: string) {
  return {
    number: judged.number,
    id: findMistake(judged.number)?.id ?? null,
    verdict: judged.verdict,
    score: judged.score,
    coverage: judged.coverage,
    price: moneyText(judged.price?.amount ?? null, currency),
    signals: judged.signals.map((signal) => printSignal(signal, currency)),
  };
}

/** The diagnosis as it is printed: the thirty by number. */
export async function diagnose(store: Database, context: FactContext, answersAt: Date) {
  const judged = await withFrame(store, context, async (frame) => readDiagnosis(frame, await readAnswers(frame.database.sql, answersAt)));
  return { asOf: dayOf(context.asOf.getTime(), context.timeZone), mistakes: judged.map((one) => printMistake(one, context.currency)) };
}

export function addDiagnose(program: Command, run: Run): void {
  program
    .command('diagnose')
    .description('judge the thirty mistakes: verdict, score, coverage, price and every signal')
    .option('--as-of <date>', 'count what had happened before this day')
    .action((options: { readonly asOf?: string }, command: Command) =>
      run.onStore(command, async (store) => {
        const context = await contextOf(store, run.surroundings.now(), options.asOf);
        return diagnose(store, context, options.asOf === undefined ? new Date(run.surroundings.now()) : context.asOf);
      }),
    );
}
