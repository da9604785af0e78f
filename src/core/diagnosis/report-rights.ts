import { mayDo } from '../people/rights.ts';
import type { Viewer } from '../people/viewer.ts';
import { seesMistake } from './data-use.ts';
import { mistakeTopics } from './topics.ts';

/** Whether somebody may have the report of the diagnosis: who sees at least one of the thirty and may take files out. */
export function mayHaveReport(viewer: Pick<Viewer, 'role'>): boolean {
  return mayDo(viewer, 'export', 'read') && Object.keys(mistakeTopics).some((number) => seesMistake(viewer, Number(number)));
}
