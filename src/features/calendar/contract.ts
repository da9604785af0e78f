import { z } from 'zod';
import { isDayOfYear } from '#core/customers/closures.ts';
import { dayKinds } from '#core/shared/calendar.ts';
import { dayText, guarded } from '../procedure.ts';

const read = { resource: 'settings', verb: 'read' } as const;
const edit = { resource: 'settings', verb: 'edit' } as const;
const tags = ['calendar'];

const yearNumber = z.int().min(2000).max(2100);
const kind = z.enum(dayKinds);
const days = z.array(dayText).min(1).max(366);
const count = z.int().min(0);

/** `MM-DD`: the same day of every year. */
const dayOfYear = z.string().refine(isDayOfYear, 'MM-DD');
const closureFields = { from: dayOfYear, to: dayOfYear, industry: z.string().trim().min(1).max(200).nullable().default(null), note: z.string().trim().max(200).nullable().default(null) };

const year = z.object({
  year: z.int(),
  /** Whether the decree on moved days off is in it: by the product itself or by a person. */
  confirmed: z.boolean(),
  confirmedBy: z.enum(['product', 'person']).nullable(),
  days: z.array(z.object({ day: dayText, kind, builtIn: kind, changed: z.boolean(), note: z.string().nullable() })),
  /** From January; hours are those of a 40-hour week, a short day being an hour less. */
  months: z.array(z.object({ working: count, short: count, off: count, hours: count })),
});

export const calendarContract = {
  read: guarded(read)
    .route({ method: 'GET', path: '/calendar/{year}', summary: 'A year of the business calendar, day by day', tags })
    .input(z.object({ year: yearNumber }))
    .output(year),
  setDays: guarded(edit)
    .route({ method: 'PUT', path: '/calendar-days', summary: 'Say of days whether they are worked', tags })
    .input(z.object({ days, kind, note: z.string().max(200).nullable().default(null) }))
    .output(z.object({ done: z.literal(true) })),
  putBack: guarded(edit)
    .route({ method: 'POST', path: '/calendar-days/put-back', summary: 'Put days back to the built-in calendar', tags })
    .input(z.object({ days }))
    .output(z.object({ done: z.literal(true) })),
  closures: guarded(read)
    .route({ method: 'GET', path: '/seasonal-closures', summary: 'Seasons of every year in which customers do not buy; no silence runs in them', tags })
    .output(z.object({ rows: z.array(z.object({ id: z.int(), ...closureFields, days: count })), industries: z.array(z.string()) })),
  addClosure: guarded(edit)
    .route({ method: 'POST', path: '/seasonal-closures', summary: 'Say that customers, all or of one industry, do not buy in a season', tags })
    .input(z.object(closureFields))
    .output(z.object({ id: z.int() })),
  removeClosure: guarded(edit)
    .route({ method: 'DELETE', path: '/seasonal-closures/{id}', summary: 'Take a season away', tags })
    .input(z.object({ id: z.int().min(1).max(2_147_483_647) }))
    .output(z.object({ done: z.literal(true) })),
  confirm: guarded(edit)
    .route({ method: 'PUT', path: '/calendar/{year}/confirmed', summary: 'Say that a year was checked against the decree', tags })
    .input(z.object({ year: yearNumber, confirmed: z.boolean() }))
    .output(z.object({ done: z.literal(true) })),
};
