import type { Api } from '#web/api.ts';

export type SystemState = Awaited<ReturnType<Api['system']['state']>>;
export type BackupState = Awaited<ReturnType<Api['backup']['state']>>;
export type ShownLoad = Awaited<ReturnType<Api['intake']['list']>>['rows'][number];
export type WorkName = SystemState['works'][number]['name'];

/** One line of the table of background work: loads and backups besides what the server does by itself. */
export interface WorkRow {
  readonly key: WorkName | 'loads' | 'backup';
  readonly runningSince: string | null;
  readonly isStopping: boolean;
  readonly waiting: number;
  readonly nextTryAt: string | null;
  readonly doneAt: string | null;
  readonly failure: { readonly at: string; readonly code: string; readonly details?: SystemDetails } | null;
  readonly canStop: boolean;
  readonly canRepeat: boolean;
}
export type SystemDetails = Readonly<Record<string, string | number | boolean | null>>;

export const isLoadAtWork = ({ status }: ShownLoad): boolean => ['waiting', 'reading', 'undoing'].includes(status);
