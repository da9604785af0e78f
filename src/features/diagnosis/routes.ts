import { implement } from '@orpc/server';
import { changeBound } from '#actions/bounds.ts';
import { changeStep, finishRepair } from '#actions/repairs.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { RequestContext } from '../context.ts';
import { showMap } from '../diagnosis-map.ts';
import { showMistake } from '../diagnosis-mistake.ts';
import { showHygiene } from './hygiene.ts';
import { showBounds } from './bounds.ts';
import { diagnosisContract } from './contract.ts';
import { showHistory, showRows } from './mistake.ts';
import { beginRepair, showRepair, showRepairs } from './repairs.ts';

const route = implement(diagnosisContract).$context<RequestContext>();
const isDone = { done: true } as const;

const todayOf = ({ now, organisation }: RequestContext) => dayOf(now, organisation.timeZone);

export const diagnosisRoutes = route.router({
  map: route.map.handler(({ context, input }) => showMap(context, input)),
  mistake: route.mistake.handler(({ context, input }) => showMistake(context, input)),
  hygiene: route.hygiene.handler(({ context }) => showHygiene(context)),
  history: route.history.handler(({ context, input }) => showHistory(context, input)),
  rows: route.rows.handler(({ context, input }) => showRows(context, input)),
  bounds: route.bounds.handler(({ context }) => showBounds(context)),
  setBound: route.setBound.handler(async ({ context, input }) => {
    await changeBound(context.database, context.viewer, input.signal, input.bound, input.note);
    return isDone;
  }),
  repairs: route.repairs.handler(({ context }) => showRepairs(context)),
  repair: route.repair.handler(({ context, input }) => showRepair(context, input.id)),
  startRepair: route.startRepair.handler(({ context, input }) => beginRepair(context, input)),
  changeStep: route.changeStep.handler(async ({ context, input: { id, place, isDone: done, ...rest } }) => {
    const doneOn = done === undefined ? {} : { doneOn: done ? todayOf(context) : null };
    await changeStep(context.database, context.viewer, id, place, { ...doneOn, ...(rest.ownerId !== undefined && { ownerId: rest.ownerId }), ...(rest.dueOn !== undefined && { dueOn: rest.dueOn }) });
    return isDone;
  }),
  endRepair: route.endRepair.handler(async ({ context, input }) => {
    await finishRepair(context.database, context.viewer, input.id, input.ending, todayOf(context));
    return isDone;
  }),
});
