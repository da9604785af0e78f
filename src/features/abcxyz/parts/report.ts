import type { Api } from '#web/api.ts';

export type Report = Awaited<ReturnType<Api['abcxyz']['report']>>;
export type Frame = Report['frame'];
export type MatrixCellSum = Report['cells'][number];
export type CustomerRow = Awaited<ReturnType<Api['abcxyz']['customers']>>['rows'][number];
export type Movement = Awaited<ReturnType<Api['abcxyz']['movement']>>;
export type Portrait = Awaited<ReturnType<Api['abcxyz']['portrait']>>;
export type Classes = Awaited<ReturnType<Api['abcxyz']['classes']>>;
export type ClassRow = Awaited<ReturnType<Api['abcxyz']['classRows']>>['rows'][number];
