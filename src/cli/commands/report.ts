import { Option, type Command } from 'commander';
import { breakdowns } from '#core/metrics/vocabulary.ts';
import { reportAbcXyz, reportLost, reportRepeat } from '../reports/customers.ts';
import { reportFunnel } from '../reports/funnel.ts';
import { reportHealth } from '../reports/health.ts';
import { reportPipeline, reportRhythm } from '../reports/plan.ts';
import type { Report, ReportOptions } from '../reports/report.ts';
import { contextOf } from '../period.ts';
import type { Run } from '../run.ts';

interface ReportEntry {
  readonly about: string;
  readonly report: Report;
  readonly options: readonly Option[];
}

const period = [new Option('--from <date>', 'first day of the period').makeOptionMandatory(), new Option('--to <date>', 'first day after the period').makeOptionMandatory()];
const window = [new Option('--from <date>', 'first day of the window'), new Option('--to <date>', 'first day after the window')];
const by = new Option('--by <breakdown>', 'figures by this').choices(breakdowns);

/** The figures behind the screens: one line each. */
const reports: Readonly<Record<string, ReportEntry>> = {
  funnel: { about: 'won, lost, stages, problem stage', report: reportFunnel, options: [...period, by, new Option('--pipeline <name>')] },
  abcxyz: {
    about: 'customers by volume and regularity',
    report: reportAbcXyz,
    options: [...window, new Option('--measure <what>').choices(['revenue', 'margin']), new Option('--mode <how>').choices(['frequency', 'variation', 'rank'])],
  },
  repeat: { about: 'second, third and next purchases', report: reportRepeat, options: [] },
  lost: { about: 'the silence of each customer against its own rhythm', report: reportLost, options: [] },
  rhythm: {
    about: 'evenness of fulfilling the plan',
    report: reportRhythm,
    options: [...period, new Option('--step <step>').choices(['week', 'day']).default('week'), new Option('--by <whom>').choices(['rep', 'team'])],
  },
  health: { about: 'what came in, what is usable, what is missing and what that leaves unjudged', report: reportHealth, options: [] },
  pipeline: { about: 'forecast of open deals and coverage of the plan', report: reportPipeline, options: period },
};

export function addReport(program: Command, run: Run): void {
  const report = program.command('report').description('the figures behind a screen');
  for (const [name, entry] of Object.entries(reports)) {
    const command = report.command(name).description(entry.about).option('--as-of <date>', 'count what had happened before this day');
    for (const option of entry.options) command.addOption(option);
    command.action((options: ReportOptions, own: Command) =>
      run.onStore(own, async (store) => entry.report(store, await contextOf(store, run.surroundings.now(), options.asOf), options)),
    );
  }
}
