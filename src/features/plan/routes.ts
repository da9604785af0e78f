import { implement } from '@orpc/server';
import { fillPlans } from '#actions/fill-plans.ts';
import { setPlans, takeBackPlans } from '#actions/plans.ts';
import { listPlanLoads } from '#store/plans/plan-changes.ts';
import type { RequestContext } from '../context.ts';
import { factContextOf } from '../question.ts';
import { planContract } from './contract.ts';
import { exportPlan } from './export.ts';
import { showGrid, showVersions } from './grid.ts';
import { showReport } from './report.ts';
import { showRows } from './rows.ts';
import { showSubjects } from './subjects.ts';

const route = implement(planContract).$context<RequestContext>();

export const planRoutes = route.router({
  report: route.report.handler(({ context, input }) => showReport(context, input)),
  subjects: route.subjects.handler(({ context, input }) => showSubjects(context, input)),
  rows: route.rows.handler(({ context, input }) => showRows(context, input)),
  export: route.export.handler(({ context, input }) => exportPlan(context, input)),
  grid: route.grid.handler(({ context, input }) => showGrid(context, input)),
  set: route.set.handler(({ context, input }) => setPlans(context.database, context.viewer, context.organisation, input)),
  fill: route.fill.handler(async ({ context, input }) =>
    fillPlans(context.database, context.organisation, await factContextOf(context), { ...input, segment: input.segment ?? null })),
  versions: route.versions.handler(({ context, input }) => showVersions(context, input)),
  changes: route.changes.handler(async ({ context, input }) => {
    const { rows, total } = await listPlanLoads(context.database, context.viewer, input);
    return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString(), metrics: [...row.metrics] })), total };
  }),
  takeBack: route.takeBack.handler(async ({ context, input }) => {
    await takeBackPlans(context.database, context.viewer, input.id);
    return { done: true as const };
  }),
});
