import { oc } from '@orpc/contract';
import { z } from 'zod';
import { breakdowns } from '#core/metrics/vocabulary.ts';
import type { Rule } from '#core/people/rule.ts';

/** What the server must know of a route besides its shapes. A route without a rule stops the start. */
export interface RouteMeta {
  readonly rule?: Rule;
}

const base = oc.$meta<RouteMeta>({});

/** The beginning of every route in a contract: who may call it. */
export function guarded(rule: Rule) {
  return base.meta({ rule });
}

/** An instant as it travels: ISO 8601 in UTC. */
export const instantText = z.iso.datetime();

/** A day as it travels: `YYYY-MM-DD`. */
export const dayText = z.iso.date();

/** The shape of one page of a list. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.int().min(0) });
}

/** The answer of a route that has nothing to tell but that it is done. */
export const done = z.object({ done: z.literal(true) });

/** A condition on a breakdown's value, `rep=Иванова`; an empty value means rows that have none. */
export const whereText = z.string().regex(new RegExp(`^(${breakdowns.join('|')})=`, 'u'));

/** A period of local days, half-open, and as of which day to answer (by default now, or the day after the newest fact). */
export const periodFields = { from: dayText, to: dayText, asOf: dayText.optional() };

/** Which breakdown to show figures by. */
export const breakdownField = z.enum(breakdowns);
