import { computeMeasure } from '../measures/measure.ts';
import type { Compute } from '../measures/plan-sheets.ts';
import type { Frame } from './frame.ts';

/** Actuals read once for all that ask for the same, and kept apart from the plans that they are held against. */
export const keptActuals = (frame: Frame): Compute => (database, context, request) =>
  frame.keep(`actuals ${JSON.stringify(request)}`, async () => (await computeMeasure(database, context, request)).map(({ key, second, value }) => ({ key, second, value })));
