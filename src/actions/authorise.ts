import { mayDo, type Resource, type Verb } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';

/** Every action begins with this: a missing right answers as if the thing did not exist. */
export function authorise(viewer: Viewer, resource: Resource, verb: Verb): void {
  if (!mayDo(viewer, resource, verb)) throw new Problem('not-found');
}
