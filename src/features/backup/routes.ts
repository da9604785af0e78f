import { implement } from '@orpc/server';
import { changeBackupSchedule, removeBackup } from '#actions/backups.ts';
import type { RequestContext } from '../context.ts';
import { backupContract } from './contract.ts';
import { listBackups, showState } from './views.ts';

const route = implement(backupContract).$context<RequestContext>();
const done = { done: true } as const;

export const backupRoutes = route.router({
  state: route.state.handler(({ context }) => showState(context)),
  list: route.list.handler(({ context, input }) => listBackups(context, input)),
  begin: route.begin.handler(async ({ context }) => {
    await context.backups.begin(context.viewer);
    return done;
  }),
  setSchedule: route.setSchedule.handler(async ({ context, input }) => {
    await changeBackupSchedule(context.database, context.viewer, input, new Date(context.now));
    return done;
  }),
  remove: route.remove.handler(async ({ context, input }) => {
    await removeBackup(context.database, context.viewer, context.backups.folder, input.name);
    return done;
  }),
});
