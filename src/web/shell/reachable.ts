import { mayDo, scopeOf } from '#core/people/rights.ts';
import type { Role } from '#core/people/viewer.ts';
import { screens, sections, type ScreenEntry, type SectionName } from '#web/screens.tsx';

/** The screens open to a role, in the order of the bar. What is not open is absent. */
export function screensFor(role: Role): readonly ScreenEntry[] {
  return screens.filter((entry) => entry.reads === null || mayDo({ role }, entry.reads, 'read'));
}

export interface SectionLink {
  readonly section: SectionName;
  readonly entries: readonly ScreenEntry[];
}

/** Whether a role would find only itself on a screen of the department: such a screen stands in the user's menu. */
function isOwn(role: Role, { section, reads }: ScreenEntry): boolean {
  return section === 'department' && reads !== null && scopeOf({ role }, reads) === 'own';
}

/** The screens of the department on which a role finds what is its own. */
export function ownScreensFor(role: Role): readonly ScreenEntry[] {
  return screensFor(role).filter((entry) => isOwn(role, entry));
}

/** The sections a role sees, each with its screens; a section leads to its first screen. */
export function sectionsFor(role: Role): readonly SectionLink[] {
  const open = screensFor(role).filter((entry) => !isOwn(role, entry) && entry.isOffered?.(role) !== false);
  return sections
    .map((section) => ({ section, entries: open.filter((entry) => entry.section === section) }))
    .filter((link) => link.entries.length > 0);
}

/** The entry whose screen an address shows. */
export function entryAt(pathname: string): ScreenEntry | undefined {
  return screens.find((entry) => pathname === entry.path || pathname.startsWith(`${entry.path}/`));
}
