import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import type { PeriodOptions } from '../period.ts';

export interface ReportOptions extends PeriodOptions {
  readonly pipeline?: string;
  readonly by?: string;
  readonly measure?: string;
  readonly mode?: string;
  readonly step?: string;
}

/** The figures behind one screen, as the command line prints them. */
export type Report = (store: Database, context: FactContext, options: ReportOptions) => Promise<unknown>;
