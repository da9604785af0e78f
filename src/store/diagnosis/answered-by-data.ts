import type { Question } from '#core/diagnosis/vocabulary.ts';
import { findSignal } from '#core/diagnosis/catalogue.ts';
import type { JudgedSignal } from '#core/diagnosis/judge.ts';
import { system } from '#core/people/viewer.ts';
import { addDays } from '#core/shared/day.ts';
import { dayOf } from '#core/shared/zone.ts';
import { defaultAsOf } from '../as-of.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { Organisation } from '../organisation.ts';
import { currentDiagnosis } from './current.ts';
import { type KeptDiagnosis, readFoundBefore } from './kept.ts';
import { readGround } from './version.ts';

/** A signal that people filled by answering is no data: it speaks of no days. */
const isFromData = ({ id, kind, isAvailable, to }: JudgedSignal): boolean =>
  kind === 'measured' && isAvailable && (to !== null || findSignal(id)?.signal.answeredBy === undefined);

/** For so many days what data can tell is taken to last while no fact changes. */
const steadyDays = 7;

/**
 * A diagnosis that stands on the present facts, whatever was answered since: it tells what data can say. One of the
 * last days will do, so that who opens the questions need not wait for a diagnosis.
 */
async function onPresentFacts(database: Database, context: FactContext): Promise<KeptDiagnosis> {
  const today = dayOf(context.asOf.getTime(), context.timeZone);
  const { facts, formulas } = await readGround(database);
  const kept = await readFoundBefore(database, addDays(today, 1));
  if (kept !== null && kept.day >= addDays(today, -steadyDays) && kept.ground.facts === facts && kept.ground.formulas === formulas) return kept;
  return currentDiagnosis(database, context, true);
}

/**
 * Tells of a question whether the department's data answer it already. It is the same for everyone, so that nobody
 * learns from it what they may not see.
 */
export async function readAnsweredByData(database: Database, { timeZone, currency }: Organisation, now: Date): Promise<(question: Question) => boolean> {
  const { instant } = await defaultAsOf(database, now, timeZone);
  const { mistakes } = await onPresentFacts(database, { asOf: instant, timeZone, currency, viewer: system });
  const available = mistakes.flatMap(({ signals }) => signals.filter(isFromData).map(({ id }) => id));
  const measured = new Set(available);
  return ({ answeredBySignals = [] }) => answeredBySignals.some((id) => measured.has(id));
}
