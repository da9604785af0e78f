import type { AbcClass } from '#core/customers/abc.ts';
import { type AbcXyzRun, runAbcXyz, type RunRequest } from '#core/customers/abcxyz-run.ts';
import { type AbcXyzReport, readAbcXyz } from '../reports/abcxyz.ts';
import type { Frame } from './frame.ts';

/** How customers are studied for the diagnosis: by revenue and by how often they buy. */
export const usualRun: RunRequest = { measure: 'revenue', mode: 'frequency' };

/** The usual ABCXYZ run as of the frame's instant, the one its screen opens with. */
export const abcXyzOf = (frame: Frame): Promise<AbcXyzReport> => frame.once('abcxyz', () => readAbcXyz(frame.database, frame.context, usualRun));

/** The classes over the last 12 full months, whatever step the customers' rhythm asks for. */
export const abcOfYear = (frame: Frame): Promise<AbcXyzRun> =>
  frame.once('abc of the year', async () => {
    const { buyers, asOf, since } = await abcXyzOf(frame);
    return runAbcXyz([...buyers.values()], asOf, since ?? asOf, { ...usualRun, window: frame.period('last-12-months') });
  });

/** The ABC class of each customer that has one, by the last 12 full months. */
export const abcClasses = (frame: Frame): Promise<ReadonlyMap<number, AbcClass>> =>
  frame.once('abc classes', async () => new Map((await abcOfYear(frame)).customers.flatMap(({ id, abc }) => (abc === null ? [] : [[id, abc] as const]))));
