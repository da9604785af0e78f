import { implement } from '@orpc/server';
import { confirmYear, putBackDays, setDays } from '#actions/calendar.ts';
import type { RequestContext } from '../context.ts';
import { calendarContract } from './contract.ts';
import { readYear } from './views.ts';

const route = implement(calendarContract).$context<RequestContext>();
const done = { done: true } as const;

export const calendarRoutes = route.router({
  read: route.read.handler(({ context, input }) => readYear(context, input.year)),
  setDays: route.setDays.handler(async ({ context, input }) => {
    await setDays(context.database, context.viewer, input.days, input.kind, input.note);
    return done;
  }),
  putBack: route.putBack.handler(async ({ context, input }) => {
    await putBackDays(context.database, context.viewer, input.days);
    return done;
  }),
  confirm: route.confirm.handler(async ({ context, input }) => {
    await confirmYear(context.database, context.viewer, input.year, input.confirmed);
    return done;
  }),
});
