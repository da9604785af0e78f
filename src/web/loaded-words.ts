import type { WordTree } from './locale/define-words.ts';
import { customerWords } from './domain/customer-words.ts';
import { sumsWords } from './domain/sums-words.ts';
import { sessionWords } from '#features/session/words.ts';
import { shellWords } from './shell/words.ts';
import { uiWords } from './ui/words.ts';
import type { Words } from './words.ts';

interface BothLanguages {
  readonly ru: WordTree;
  readonly en: WordTree;
}

/** The words that sign-in, the bar and the parts of all screens speak: there from the first moment. */
export const firstWords = { ui: uiWords, shell: shellWords, session: sessionWords, customers: customerWords, sums: sumsWords };

type LaterNamespace = Exclude<keyof Words, keyof typeof firstWords>;

/** The words of every other feature, loaded with its first screen: one line each. */
export const laterWords: Readonly<Record<LaterNamespace, () => Promise<BothLanguages>>> = {
  system: async () => (await import('#features/system/words.ts')).systemWords,
  backup: async () => (await import('#features/backup/words.ts')).backupWords,
  survey: async () => (await import('#features/survey/words.ts')).surveyWords,
  diagnosis: async () => (await import('#features/diagnosis/words.ts')).diagnosisWords,
  diagnosisReport: async () => (await import('#features/diagnosis-report/words.ts')).diagnosisReportWords,
  funnel: async () => (await import('#features/funnel/words.ts')).funnelWords,
  plan: async () => (await import('#features/plan/words.ts')).planWords,
  planEntry: async () => (await import('#features/plan/entry-words.ts')).planEntryWords,
  employees: async () => (await import('#features/employees/words.ts')).employeesWords,
  users: async () => (await import('#features/users/words.ts')).usersWords,
  stages: async () => (await import('#features/stages/words.ts')).stagesWords,
  calendar: async () => (await import('#features/calendar/words.ts')).calendarWords,
  rates: async () => (await import('#features/rates/words.ts')).ratesWords,
  audit: async () => (await import('#features/audit/words.ts')).auditWords,
  organisation: async () => (await import('#features/organisation/words.ts')).organisationWords,
  abcxyz: async () => (await import('#features/abcxyz/words.ts')).abcxyzWords,
  repeat: async () => (await import('#features/repeat/words.ts')).repeatWords,
  silence: async () => (await import('#features/silence/words.ts')).silenceWords,
  intake: async () => (await import('#features/intake/words.ts')).intakeWords,
  health: async () => (await import('#features/health/words.ts')).healthWords,
};
