import type { AbcClass } from '#core/customers/abc.ts';
import type { RunRequest } from '#core/customers/abcxyz-run.ts';
import { type AbcXyzReport, readAbcXyz } from '../reports/abcxyz.ts';
import type { Frame } from './frame.ts';

/** How classes are made for the diagnosis: by revenue, by how often customers buy, over the last 12 full months. */
export const usualRun: RunRequest = { measure: 'revenue', mode: 'frequency' };

/** The usual ABCXYZ run as of the frame's instant; its classes are those of the ABCXYZ screen. */
export const abcXyzOf = (frame: Frame): Promise<AbcXyzReport> => frame.once('abcxyz', () => readAbcXyz(frame.database, frame.context, usualRun));

/** The class of each customer that has one. */
export const abcClasses = (frame: Frame): Promise<ReadonlyMap<number, AbcClass>> =>
  frame.once('abc classes', async () => {
    const { run } = await abcXyzOf(frame);
    return new Map(run.customers.flatMap(({ id, abc }) => (abc === null ? [] : [[id, abc] as const])));
  });
