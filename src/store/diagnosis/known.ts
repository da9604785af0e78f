import type { Database } from '../database.ts';
import { readAnswers } from './answers.ts';
import { readBounds } from './bounds.ts';
import type { Known } from './read-diagnosis.ts';

/** What people said and changed: bounds as they are now, answers as they stood at a moment. */
export async function readKnown({ sql }: Database, answersAt: Date): Promise<Known> {
  const [answers, bounds] = await Promise.all([readAnswers(sql, answersAt), readBounds(sql)]);
  return { answers, bounds };
}
