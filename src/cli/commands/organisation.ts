import { type Command, Option } from 'commander';
import { changeOrganisation } from '#actions/organisation.ts';
import { system } from '#core/people/viewer.ts';
import { type Organisation, readOrganisation } from '#store/organisation.ts';
import type { Run } from '../run.ts';

interface Options {
  readonly name?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly vat?: 'included' | 'excluded';
  readonly historySince?: string;
}

export function addOrganisation(program: Command, run: Run): void {
  program
    .command('organisation')
    .description('show, or change what is given of, the organisation')
    .option('--name <name>')
    .option('--time-zone <zone>', 'IANA time zone in which days begin, such as Europe/Moscow')
    .option('--currency <code>', 'currency of the figures, such as RUB')
    .addOption(new Option('--vat <how>', 'whether amounts in files contain VAT').choices(['included', 'excluded']))
    .option('--history-since <date>', 'first day from which the loaded history is complete')
    .action((options: Options, command: Command) =>
      run.onStore(command, async (store) => {
        const changed = changesOf(options);
        const isChange = Object.keys(changed).length > 0;
        return show(isChange ? await changeOrganisation(store, system, changed) : await readOrganisation(store.sql));
      }),
    );
}

function changesOf({ name, timeZone, currency, vat, historySince }: Options): Partial<Organisation> {
  return {
    ...(name !== undefined && { name }),
    ...(timeZone !== undefined && { timeZone }),
    ...(currency !== undefined && { currency: currency.toUpperCase() }),
    ...(vat !== undefined && { vatIncluded: vat === 'included' }),
    ...(historySince !== undefined && { historyCompleteSince: historySince }),
  };
}

function show({ vatIncluded, ...organisation }: Organisation) {
  return { ...organisation, vat: vatIncluded ? 'included' : 'excluded' };
}
