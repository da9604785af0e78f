import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import type { Known } from './read-diagnosis.ts';

/** What people said and changed as of the instant: answers that have not expired, bounds of one's own. */
export async function readKnown(_database: Database, _context: FactContext): Promise<Known> {
  return { answers: new Map(), bounds: new Map() };
}
