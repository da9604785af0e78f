import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { readAnswers } from './answers.ts';
import { readBounds } from './bounds.ts';
import type { Known } from './read-diagnosis.ts';

/** What people said and changed as of the instant: answers that have not expired, bounds of one's own. */
export async function readKnown({ sql }: Database, { asOf }: FactContext): Promise<Known> {
  const [answers, bounds] = await Promise.all([readAnswers(sql, asOf), readBounds(sql, asOf)]);
  return { answers, bounds };
}
