import { type Command, Option } from 'commander';
import { changeOrganisation, type LoadedSums, type OrganisationChange } from '#actions/organisation.ts';
import { system } from '#core/people/viewer.ts';
import { type Organisation, readOrganisation } from '#store/organisation.ts';
import type { Run } from '../run.ts';

interface Options {
  readonly name?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly vat?: 'included' | 'excluded';
  readonly loadedSums?: LoadedSums;
  readonly historySince?: string;
}

export function addOrganisation(program: Command, run: Run): void {
  program
    .command('organisation')
    .description('show, or change what is given of, the organisation')
    .option('--name <name>')
    .option('--time-zone <zone>', 'IANA time zone in which days begin, such as Europe/Moscow')
    .option('--currency <code>', 'currency of the figures, such as RUB')
    .addOption(new Option('--vat <how>', 'whether sums contain VAT, in reports and in files of which nothing else is said').choices(['included', 'excluded']))
    .addOption(new Option('--loaded-sums <how>', 'with --vat, after sums were loaded: recalculate them, or keep them since the files were so all along').choices(['recalculate', 'keep']))
    .option('--history-since <date>', 'first day from which the loaded history is complete')
    .action((options: Options, command: Command) =>
      run.onStore(command, async (store) => {
        const changed = changesOf(options);
        const isChange = Object.keys(changed).length > 0;
        return show(isChange ? await changeOrganisation(store, system, changed) : await readOrganisation(store.sql));
      }),
    );
}

function changesOf({ name, timeZone, currency, vat, loadedSums, historySince }: Options): OrganisationChange {
  return {
    ...(name !== undefined && { name }),
    ...(timeZone !== undefined && { timeZone }),
    ...(currency !== undefined && { currency: currency.toUpperCase() }),
    ...(vat !== undefined && { vatIncluded: vat === 'included' }),
    ...(vat !== undefined && { loadedSums }),
    ...(historySince !== undefined && { historyCompleteSince: historySince }),
  };
}

function show({ vatIncluded, ...organisation }: Organisation) {
  return { ...organisation, vat: vatIncluded ? 'included' : 'excluded' };
}
