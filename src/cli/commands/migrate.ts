import type { Command } from 'commander';
import { optionsOf, type Run } from '../run.ts';

export function addMigrate(program: Command, run: Run): void {
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .action((_options: unknown, command: Command) =>
      run.onBareStore(command, async (store) => {
        const applied = await run.surroundings.migrate(store, optionsOf(command).data);
        return { applied, schema: await run.surroundings.schemaState(store) };
      }),
    );
}
