import { findSignal } from '#core/diagnosis/catalogue.ts';
import { hygieneSignals } from '#core/diagnosis/hygiene.ts';
import type { SignalId } from '#core/diagnosis/vocabulary.ts';
import { grantOf, scopeOf } from '#core/people/rights.ts';
import { addDays } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { dayOf } from '#core/shared/zone.ts';
import { pastDays } from '#store/diagnosis/current.ts';
import { createFrame } from '#store/diagnosis/frame.ts';
import { readHistory, readKept, readSignalHistory } from '#store/diagnosis/kept.ts';
import { listRepairs } from '#store/diagnosis/repairs.ts';
import { readSignalRows } from '#store/diagnosis/signal-rows.ts';
import type { FactContext } from '#store/facts/context.ts';
import type { RequestContext } from '../context.ts';
import { findNow } from '../diagnosis-found.ts';
import { mistakeFor } from '../diagnosis-mistake.ts';
import { factContextOf } from '../question.ts';

/** For how many days back history is shown. */
const historyDays = 400;

/** A mistake's score, or one of its signals, over the kept days; the whole department's. */
export async function showHistory(context: RequestContext, { number, signal }: { readonly number: number; readonly signal?: string | undefined }) {
  mistakeFor(context, number);
  if (signal !== undefined && findSignal(signal)?.mistake.number !== number) throw new Problem('not-found');
  if (scopeOf(context.viewer, 'diagnosis') !== 'all') return { points: [], startedOn: null, isPending: false };
  const { database } = context;
  const found = await findNow(context);
  const from = addDays(found.kept.day, -historyDays);
  const points =
    signal === undefined
      ? (await readHistory(database, from, number)).map(({ day, kind, score, verdict }) => ({ day, kind, value: score, verdict }))
      : (await readSignalHistory(database, from, signal)).map(({ day, kind, value }) => ({ day, kind, value, verdict: null }));
  const [running] = (await listRepairs(database.sql, { mistake: number })).filter(({ endedOn }) => endedOn === null);
  const days = new Set(points.map(({ day }) => day));
  return { points, startedOn: running?.startedOn ?? null, isPending: pastDays(found.kept.day).some((day) => !days.has(day)) };
}

/** Who may put only the own deals in order sees the rows of these signals, over the own deals. */
const isTidied = ({ viewer }: RequestContext, id: SignalId): boolean =>
  hygieneSignals.includes(id) && grantOf(viewer, 'diagnosis', 'read').only?.includes('hygiene') === true;

interface RowsQuestion {
  readonly signal: string;
  readonly asOf?: string | undefined;
  readonly all: boolean;
  readonly page: number;
  readonly size: number;
}

/** The facts as of the instant that the shown finding is as of: a minute later there may be other rows than it counted. */
async function factsShown(context: RequestContext, asOf: string | undefined): Promise<FactContext> {
  const facts = await factContextOf(context, asOf);
  if (asOf !== undefined || scopeOf(context.viewer, 'diagnosis') !== 'all') return facts;
  const kept = await readKept(context.database, dayOf(facts.asOf.getTime(), facts.timeZone), 'found');
  return kept === null ? facts : { ...facts, asOf: kept.asOf };
}

/** The rows behind a signal that the viewer may see. */
export async function showRows(context: RequestContext, { signal, asOf, all, page, size }: RowsQuestion) {
  const found = findSignal(signal);
  if (found === undefined) throw new Problem('not-found');
  if (!isTidied(context, found.signal.id)) mistakeFor(context, found.mistake.number);
  const frame = await createFrame(context.database, await factsShown(context, asOf));
  const rows = await readSignalRows(frame, found.signal.id, { hitsOnly: !all, offset: (page - 1) * size, limit: size });
  if (rows === null) throw new Problem('not-found');
  return { total: rows.total, rows: rows.rows.map((row) => ({ ...row, at: row.at === null ? null : row.at.toISOString() })) };
}
