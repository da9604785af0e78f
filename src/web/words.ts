import { abcxyzWords } from '#features/abcxyz/words.ts';
import { diagnosisWords } from '#features/diagnosis/words.ts';
import { diagnosisReportWords } from '#features/diagnosis-report/words.ts';
import { employeesWords } from '#features/employees/words.ts';
import { funnelWords } from '#features/funnel/words.ts';
import { healthWords } from '#features/health/words.ts';
import { intakeWords } from '#features/intake/words.ts';
import { organisationWords } from '#features/organisation/words.ts';
import { planEntryWords } from '#features/plan/entry-words.ts';
import { planWords } from '#features/plan/words.ts';
import { repeatWords } from '#features/repeat/words.ts';
import { sessionWords } from '#features/session/words.ts';
import { surveyWords } from '#features/survey/words.ts';
import { silenceWords } from '#features/silence/words.ts';
import { usersWords } from '#features/users/words.ts';
import { stagesWords } from '#features/stages/words.ts';
import { calendarWords } from '#features/calendar/words.ts';
import { ratesWords } from '#features/rates/words.ts';
import { backupWords } from '#features/backup/words.ts';
import { systemWords } from '#features/system/words.ts';
import { auditWords } from '#features/audit/words.ts';
import { customerWords } from './domain/customer-words.ts';
import { sumsWords } from './domain/sums-words.ts';
import { shellWords } from './shell/words.ts';
import { uiWords } from './ui/words.ts';

/** The words of every feature, by namespace: one line each. */
export const words = {
  ui: uiWords,
  shell: shellWords,
  session: sessionWords,
  survey: surveyWords,
  diagnosis: diagnosisWords,
  diagnosisReport: diagnosisReportWords,
  funnel: funnelWords,
  plan: planWords,
  planEntry: planEntryWords,
  employees: employeesWords,
  users: usersWords,
  stages: stagesWords,
  calendar: calendarWords,
  rates: ratesWords,
  audit: auditWords,
  backup: backupWords,
  system: systemWords,
  organisation: organisationWords,
  abcxyz: abcxyzWords,
  customers: customerWords,
  sums: sumsWords,
  repeat: repeatWords,
  silence: silenceWords,
  intake: intakeWords,
  health: healthWords,
};

export type Words = typeof words;

/** A namespace with the word for its place in the bar, under `nav`. */
export type ScreenWords = {
  [Name in keyof Words]: Words[Name]['ru'] extends { readonly nav: string } ? Name : never;
}[keyof Words];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    returnNull: false;
    resources: { [Name in keyof Words]: Words[Name]['ru'] };
  }
}
