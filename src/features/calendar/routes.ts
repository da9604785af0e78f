import { implement } from '@orpc/server';
import { declareClosure, withdrawClosure } from '#actions/closures.ts';
import { confirmYear, putBackDays, setDays } from '#actions/calendar.ts';
import type { RequestContext } from '../context.ts';
import { calendarContract } from './contract.ts';
import { readYear, showClosures } from './views.ts';

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
  closures: route.closures.handler(({ context }) => showClosures(context)),
  addClosure: route.addClosure.handler(async ({ context, input }) => ({ id: await declareClosure(context.database, context.viewer, input) })),
  removeClosure: route.removeClosure.handler(async ({ context, input }) => {
    await withdrawClosure(context.database, context.viewer, input.id);
    return done;
  }),
  confirm: route.confirm.handler(async ({ context, input }) => {
    await confirmYear(context.database, context.viewer, input.year, input.confirmed);
    return done;
  }),
});
