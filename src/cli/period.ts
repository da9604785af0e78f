import { isDay } from '#core/shared/day.ts';
import { Problem } from '#core/shared/problem.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { system } from '#core/people/viewer.ts';
import { defaultAsOf } from '#store/as-of.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import type { Span } from '#store/measures/measure.ts';
import { readOrganisation } from '#store/organisation.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';

/** Days as the command line takes them: `YYYY-MM-DD` in the organisation's zone. */
export interface PeriodOptions {
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
}

function dayOption(name: string, text: string): string {
  if (!isDay(text)) throw new Problem('period-invalid', { from: text, to: name });
  return text;
}

/** The facts as of the day asked, or by default, as the owner of the installation sees them. */
export async function contextOf(store: Database, now: number, asOf?: string): Promise<FactContext> {
  const { timeZone, currency } = await readOrganisation(store.sql);
  const instant = asOf === undefined ? (await defaultAsOf(store, new Date(now), timeZone)).instant : new Date(startOfDay(dayOption('--as-of', asOf), timeZone));
  return { asOf: instant, timeZone, currency, viewer: system, ...(await readRollUps(store)) };
}

/** The half-open period of `--from` and `--to`. */
export function spanOf({ from = '', to = '' }: PeriodOptions, timeZone: string): Span {
  if (!isDay(from) || !isDay(to) || from >= to) throw new Problem('period-invalid', { from, to });
  return { from: new Date(startOfDay(from, timeZone)), to: new Date(startOfDay(to, timeZone)) };
}
