import { mayDo, type Resource, type Verb } from './rights.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who may call a route: anyone; anyone signed in, even before they set up the second step that is
 * demanded of them (`arriving`); anyone signed in (only about themselves); or whoever the table of
 * rights grants the verb on the resource. Every route carries one; the server does not start
 * otherwise.
 */
export type Rule = 'public' | 'arriving' | 'signed-in' | { readonly resource: Resource; readonly verb: Verb };

export const tokenScopes = ['read', 'import', 'edit'] as const;
/** What a token may do of what its user may: read figures and rows, load files, change facts. */
export type TokenScope = (typeof tokenScopes)[number];

/** Nothing about users, rights, settings, backups or the log is ever done with a token. */
const neverByToken: readonly Resource[] = ['users', 'backup', 'audit-log', 'settings'];

export function isAllowed(rule: Rule, viewer: Viewer | null): boolean {
  if (rule === 'public') return true;
  if (viewer === null) return false;
  return rule === 'arriving' || rule === 'signed-in' || mayDo(viewer, rule.resource, rule.verb);
}

/** Whether a token with these scopes reaches the route at all; its user's rights apply besides. */
export function isAllowedByToken(rule: Rule, scopes: readonly TokenScope[]): boolean {
  if (rule === 'public') return true;
  if (rule === 'arriving' || rule === 'signed-in' || neverByToken.includes(rule.resource)) return false;
  if (rule.resource === 'intake') return scopes.includes('import');
  return scopes.includes(rule.verb === 'edit' || rule.verb === 'propose' ? 'edit' : 'read');
}
