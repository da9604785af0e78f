import { system } from '#core/people/viewer.ts';
import { scopeOf } from '#core/people/rights.ts';
import { addDays, addMonths, type Day } from '#core/shared/day.ts';
import { stepStart } from '#core/shared/step.ts';
import { dayOf, startOfDay } from '#core/shared/zone.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readAnswers } from './answers.ts';
import type { Frame } from './frame.ts';
import { keepDiagnosis, type KeptDiagnosis, listRecomputed, readKept } from './kept.ts';
import { freshMs } from './ledger.ts';
import { readDiagnosis } from './read-diagnosis.ts';
import { sourcesOf } from './sources.ts';
import { readGround, versionOf } from './version.ts';
import { withFrame, withLedger } from './with-frame.ts';

const running = new WeakMap<Database['pool'], Map<string, Promise<KeptDiagnosis>>>();

/** Lets those who ask for the same thing at once wait for one and the same. */
function shared(database: Database, key: string, make: () => Promise<KeptDiagnosis>): Promise<KeptDiagnosis> {
  const own = running.get(database.pool) ?? new Map<string, Promise<KeptDiagnosis>>();
  running.set(database.pool, own);
  const known = own.get(key);
  if (known !== undefined) return known;
  const made = make().finally(() => own.delete(key));
  own.set(key, made);
  return made;
}

async function judgeAll(frame: Frame, kind: KeptDiagnosis['kind']): Promise<KeptDiagnosis> {
  const { database, context, today } = frame;
  const ground = await readGround(database);
  const madeAt = new Date();
  // Figures may be as of an earlier day than today because the newest fact is old; what people said today counts for them.
  const mistakes = await readDiagnosis(frame, await readAnswers(database.sql, kind === 'found' ? madeAt : context.asOf));
  return { day: today, kind, asOf: context.asOf, madeAt, ground, mistakes, sources: [...(await sourcesOf(frame))] };
}

const recompute = (database: Database, context: FactContext): Promise<KeptDiagnosis> => withFrame(database, context, (frame) => judgeAll(frame, 'recomputed'));

const isSame = (kept: KeptDiagnosis | null, version: string, asOf: Date): kept is KeptDiagnosis =>
  kept !== null && versionOf(kept.ground) === version && Math.abs(asOf.getTime() - kept.asOf.getTime()) < freshMs;

/**
 * The diagnosis as of an instant by what the viewer may see. For who sees the whole department it is the
 * department's own, kept by day and made anew when facts, bounds, answers or formulas changed; `isNow` says
 * that the instant is the present one, so that it is kept as what was found that day.
 */
export async function currentDiagnosis(database: Database, context: FactContext, isNow: boolean): Promise<KeptDiagnosis> {
  if (scopeOf(context.viewer, 'diagnosis') !== 'all') return recompute(database, context);
  const whole = { ...context, viewer: system };
  const kind = isNow ? 'found' : 'recomputed';
  const day = dayOf(context.asOf.getTime(), context.timeZone);
  const version = versionOf(await readGround(database));
  const kept = await readKept(database, day, kind);
  if (isSame(kept, version, context.asOf)) return kept;
  return shared(database, `${kind} ${day} ${version}`, async () => {
    const made = isNow ? await withLedger(database, whole, (frame) => judgeAll(frame, kind)) : await recompute(database, whole);
    await keepDiagnosis(database, made);
    return made;
  });
}

/** The days of the past whose findings stand beside today's: 30 days before, then the first of each of 12 months. */
export function pastDays(today: Day): readonly Day[] {
  const first = stepStart(today, 'month');
  return [...new Set([addDays(today, -30), ...Array.from({ length: 12 }, (_, at) => addMonths(first, -at))])].filter((day) => day < today);
}

/**
 * Computes for past days what would be found with what is known now, those that are not on the present ground
 * yet; stops between days when asked to.
 */
export async function lookBack(database: Database, context: FactContext, isStopped: () => boolean = () => false): Promise<number> {
  const done = new Set(await listRecomputed(database, await readGround(database)));
  const days = pastDays(dayOf(context.asOf.getTime(), context.timeZone)).filter((day) => !done.has(day));
  let made = 0;
  for (const day of days) {
    if (isStopped()) break;
    const asOf = new Date(startOfDay(day, context.timeZone));
    await keepDiagnosis(database, await recompute(database, { ...context, asOf, viewer: system }));
    made += 1;
  }
  return made;
}
