import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { changeOrganisation } from '#actions/organisation.ts';
import { system } from '#core/people/viewer.ts';
import { dayOf } from '#core/shared/zone.ts';
import { enterDemoFiles } from '#intake/demo-files.ts';
import { loadFile } from '#intake/load-file.ts';
import { readOrganisation } from '#store/organisation.ts';
import type { Run } from '../run.ts';

interface Options {
  readonly seed: number;
  readonly scale: number;
}

const numberAbove = (least: number) => (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new InvalidArgumentError(`a number from ${least} on`);
  return value;
};

export function addDemo(program: Command, run: Run): void {
  program
    .command('demo')
    .description('load the demonstration company: an invented wholesaler with thirty months of history')
    .option('--seed <n>', 'the same seed makes the same company', numberAbove(0), 1)
    .option('--scale <n>', 'how many times the usual 3,000 deals', numberAbove(0.01), 1)
    .action(({ seed, scale }: Options, command: Command) =>
      run.onStore(command, async (store) => {
        const organisation = await readOrganisation(store.sql);
        const asOf = dayOf(run.surroundings.now(), organisation.timeZone);
        const files = await enterDemoFiles(store, system, join(run.dataFolder(command), 'demo'), { seed, scale, asOf });
        const loads = [];
        for (const file of files) loads.push(await loadFile(store, { ...file, options: {} }));
        if (organisation.name === null) await changeOrganisation(store, system, { name: 'ООО «Опора-Крепёж»' });
        return { seed, scale, asOf, loads };
      }),
    );
}
