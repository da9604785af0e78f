import type { Api } from '#web/api.ts';

export type StateAnswer = Awaited<ReturnType<Api['backup']['state']>>;
export type BackupRow = Awaited<ReturnType<Api['backup']['list']>>['rows'][number];
