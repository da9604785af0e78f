import type { Role } from '../people/viewer.ts';
import type { AskedRole } from './vocabulary.ts';

/** As whom a user is asked; nobody for a role that is asked nothing. Without a head of sales the owner answers for one. */
export function rolesAsked(role: Role, hasHead: boolean): readonly AskedRole[] {
  if (role === 'owner') return hasHead ? ['owner'] : ['owner', 'head-of-sales'];
  if (role === 'head-of-sales') return ['head-of-sales'];
  return role === 'rep' || role === 'team-lead' ? ['rep'] : [];
}

/** Whether a role is asked anything at all. */
export const isAsked = (role: Role): boolean => rolesAsked(role, true).length > 0;

/** Whose part of the survey a user may hand over by a link; nobody's without the right to edit the diagnosis. */
export function rolesHandedBy(role: Role): readonly AskedRole[] {
  if (role === 'owner') return ['owner', 'head-of-sales', 'rep'];
  return role === 'head-of-sales' ? ['head-of-sales', 'rep'] : [];
}
