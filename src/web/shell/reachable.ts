import { mayDo } from '#core/people/rights.ts';
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

/** The sections a role sees, each with its screens; a section leads to its first screen. */
export function sectionsFor(role: Role): readonly SectionLink[] {
  const open = screensFor(role);
  return sections
    .map((section) => ({ section, entries: open.filter((entry) => entry.section === section) }))
    .filter((link) => link.entries.length > 0);
}

/** The entry whose screen an address shows. */
export function entryAt(pathname: string): ScreenEntry | undefined {
  return screens.find((entry) => pathname === entry.path || pathname.startsWith(`${entry.path}/`));
}
