import { isDay } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { defaultAsOf } from '#store/as-of.ts';
import type { FactContext } from '#store/facts/context.ts';
import type { Span, Where } from '#store/measures/measure.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import type { RequestContext } from './context.ts';

/** The fact context of a request, as of the day asked (its first instant in the organisation's zone) or by default. */
export async function factContextOf(context: RequestContext, asOf?: string): Promise<FactContext> {
  const { database, viewer, organisation, now } = context;
  const instant = asOf === undefined ? (await defaultAsOf(database, new Date(now), organisation.timeZone)).instant : new Date(startOfDay(asOf, organisation.timeZone));
  return { asOf: instant, timeZone: organisation.timeZone, currency: organisation.currency, viewer, ...(await readRollUps(database)) };
}

/** Local days `[from, to)` as instants; refuses an empty or impossible period. */
export function spanOf(period: { readonly from: string; readonly to: string }, timeZone: string): Span {
  if (!isDay(period.from) || !isDay(period.to) || period.from >= period.to) throw new Problem('period-invalid', { from: period.from, to: period.to });
  return { from: new Date(startOfDay(period.from, timeZone)), to: new Date(startOfDay(period.to, timeZone)) };
}

/** Reads `rep=Иванова`; an empty value means rows that have none. */
export function whereOf(texts: readonly string[] | undefined): Where {
  return (texts ?? []).map((text) => {
    const at = text.indexOf('=');
    const value = text.slice(at + 1);
    return { breakdown: text.slice(0, at) as Where[number]['breakdown'], value: value === '' ? null : value };
  });
}
