import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { isAsked } from '#core/diagnosis/asked-roles.ts';
import type { Resource } from '#core/people/rights.ts';
import type { Role } from '#core/people/viewer.ts';
import { laterWords } from './loaded-words.ts';
import type { ScreenWords } from './words.ts';

/** The sections of the top bar, in its order. */
export const sections = ['map', 'funnel', 'customers', 'plan', 'data', 'department'] as const;
export type SectionName = (typeof sections)[number];

/** One screen: its address, its place in the bar, and the right without which it does not exist. */
export interface ScreenEntry {
  readonly path: string;
  /** Null for what is reached from the user's menu only. */
  readonly section: SectionName | null;
  /** The namespace whose `nav` is the word for it. */
  readonly words: ScreenWords;
  /** Reading this resource opens the screen; null for what is one's own. */
  readonly reads: Resource | null;
  /** To which roles it is offered in the bar; to all that reach it unless told otherwise. */
  readonly isOffered?: (role: Role) => boolean;
  readonly Screen: LazyExoticComponent<ComponentType>;
  /** Begins to load the screen, before it is known whether it will be shown. */
  readonly begin: () => void;
}

function screen(path: string, section: SectionName | null, words: ScreenWords, reads: Resource | null, load: () => Promise<ComponentType>): ScreenEntry {
  const bring = async (): Promise<{ default: ComponentType }> => {
    // Words come beside the code, not after it.
    const [own] = await Promise.all([load(), words in laterWords ? laterWords[words as keyof typeof laterWords]() : null]);
    return { default: own };
  };
  let coming: ReturnType<typeof bring> | undefined;
  const come = (): ReturnType<typeof bring> => (coming ??= bring());
  return { path, section, words, reads, Screen: lazy(come), begin: () => void come().catch(() => undefined) };
}

/** Every screen of the product: one line each. */
export const screens: readonly ScreenEntry[] = [
  screen('/map', 'map', 'diagnosis', 'diagnosis', async () => (await import('#features/diagnosis/screen.tsx')).DiagnosisScreen),
  screen('/map/mistake', null, 'diagnosis', 'diagnosis', async () => (await import('#features/diagnosis/mistake-screen.tsx')).MistakeScreen),
  screen('/map/repairs', null, 'diagnosis', 'diagnosis', async () => (await import('#features/diagnosis/repairs-screen.tsx')).RepairsScreen),
  screen('/map/bounds', null, 'diagnosis', 'settings', async () => (await import('#features/diagnosis/bounds-screen.tsx')).BoundsScreen),
  { ...screen('/survey', 'map', 'survey', null, async () => (await import('#features/survey/screen.tsx')).SurveyScreen), isOffered: isAsked },
  screen('/diagnosis/report', null, 'diagnosisReport', 'export', async () => (await import('#features/diagnosis-report/screen.tsx')).DiagnosisReportScreen),
  screen('/funnel', 'funnel', 'funnel', 'deals', async () => (await import('#features/funnel/screen.tsx')).FunnelScreen),
  screen('/data/import', 'data', 'intake', 'intake', async () => (await import('#features/intake/screen.tsx')).IntakeScreen),
  screen('/data/health', 'data', 'health', 'diagnosis', async () => (await import('#features/health/screen.tsx')).HealthScreen),
  screen('/customers/abcxyz', 'customers', 'abcxyz', 'customers', async () => (await import('#features/abcxyz/screen.tsx')).AbcXyzScreen),
  screen('/customers/repeat', 'customers', 'repeat', 'customers', async () => (await import('#features/repeat/screen.tsx')).RepeatScreen),
  screen('/customers/silence', 'customers', 'silence', 'customers', async () => (await import('#features/silence/screen.tsx')).SilenceScreen),
  screen('/plan', 'plan', 'plan', 'plans', async () => (await import('#features/plan/screen.tsx')).PlanScreen),
  screen('/plans', 'plan', 'planEntry', 'plans', async () => (await import('#features/plan/entry-screen.tsx')).PlanEntryScreen),
  screen('/department/employees', 'department', 'employees', 'employees', async () => (await import('#features/employees/screen.tsx')).EmployeesScreen),
  screen('/department/users', 'department', 'users', 'users', async () => (await import('#features/users/screen.tsx')).UsersScreen),
  screen('/department/stages', 'department', 'stages', 'settings', async () => (await import('#features/stages/screen.tsx')).StagesScreen),
  screen('/department/calendar', 'department', 'calendar', 'settings', async () => (await import('#features/calendar/screen.tsx')).CalendarScreen),
  screen('/department/rates', 'department', 'rates', 'settings', async () => (await import('#features/rates/screen.tsx')).RatesScreen),
  screen('/department/settings', 'department', 'organisation', 'settings', async () => (await import('#features/organisation/screen.tsx')).OrganisationScreen),
  screen('/department/log', 'department', 'audit', 'audit-log', async () => (await import('#features/audit/screen.tsx')).AuditScreen),
  screen('/settings/backups', 'department', 'backup', 'backup', async () => (await import('#features/backup/screen.tsx')).BackupScreen),
  screen('/settings/system', 'department', 'system', 'settings', async () => (await import('#features/system/screen.tsx')).SystemScreen),
  screen('/account', null, 'session', null, async () => (await import('#features/session/screen.tsx')).AccountScreen),
];
