import type { Api } from '#web/api.ts';

export type ScheduleAnswer = Awaited<ReturnType<Api['diagnosisReport']['schedule']>>;
export type LetterOf = ScheduleAnswer['letters'][number];
