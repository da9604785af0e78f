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

const standsOn = (kept: KeptDiagnosis | null, version: string): kept is KeptDiagnosis => kept !== null && versionOf(kept.ground) === version;
const isNear = (kept: KeptDiagnosis, asOf: Date): boolean => Math.abs(asOf.getTime() - kept.asOf.getTime()) < freshMs;

/** Finds what is found today and keeps it; who asks meanwhile waits for the same. */
const findToday = (database: Database, context: FactContext, version: string): Promise<KeptDiagnosis> =>
  shared(database, `found ${version}`, async () => {
    const made = await withLedger(database, { ...context, viewer: system }, (frame) => judgeAll(frame, 'found'));
    await keepDiagnosis(database, made);
    return made;
  });

/** What is found today, not older than an hour. */
export async function freshDiagnosis(database: Database, context: FactContext): Promise<KeptDiagnosis> {
  const version = versionOf(await readGround(database));
  const kept = await readKept(database, dayOf(context.asOf.getTime(), context.timeZone), 'found');
  return standsOn(kept, version) && isNear(kept, context.asOf) ? kept : findToday(database, context, version);
}

/**
 * The diagnosis as of an instant by what the viewer may see. For who sees the whole department it is the
 * department's own, kept by day and made anew when facts, bounds, answers or formulas changed; `isNow` says
 * that the instant is the present one, so that it is kept as what was found that day. Where nothing but time has
 * passed, today's is given at once, with the instant it is as of, and one of now is made behind it.
 */
export async function currentDiagnosis(database: Database, context: FactContext, isNow: boolean): Promise<KeptDiagnosis> {
  if (scopeOf(context.viewer, 'diagnosis') !== 'all') return recompute(database, context);
  const day = dayOf(context.asOf.getTime(), context.timeZone);
  const version = versionOf(await readGround(database));
  const kept = await readKept(database, day, isNow ? 'found' : 'recomputed');
  if (standsOn(kept, version)) {
    // It fails only together with the database, of which whoever asks next hears.
    if (isNow && !isNear(kept, context.asOf)) findToday(database, context, version).catch(() => undefined);
    return kept;
  }
  if (isNow) return findToday(database, context, version);
  return shared(database, `recomputed ${day} ${version}`, async () => {
    const made = await recompute(database, { ...context, viewer: system });
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
