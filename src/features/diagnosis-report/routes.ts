import { implement } from '@orpc/server';
import { changeReportSchedule } from '#actions/report-schedule.ts';
import type { VisitContext } from '../context.ts';
import { diagnosisReportContract } from './contract.ts';
import { downloadReport } from './download.ts';
import { showSchedule } from './schedule.ts';

const route = implement(diagnosisReportContract).$context<VisitContext>();

export const diagnosisReportRoutes = route.router({
  download: route.download.handler(({ context, input }) => downloadReport(context, input)),
  schedule: route.schedule.handler(({ context }) => showSchedule(context)),
  setSchedule: route.setSchedule.handler(async ({ context, input }) => {
    await changeReportSchedule(context.database, context.viewer, input, new Date(context.now));
    return { done: true } as const;
  }),
});
