import type { Command } from 'commander';
import { Problem } from '#core/shared/problem.ts';
import { hasOwner } from '#store/users.ts';
import type { Run } from '../run.ts';

export function addCheck(program: Command, run: Run): void {
  program
    .command('check')
    .description('say whether the installation is sound, changing nothing')
    .action((_options: unknown, command: Command) =>
      run.onBareStore(command, async (store) => {
        const schema = await run.surroundings.schemaState(store);
        if (schema !== 'current') throw new Problem('schema-not-ready', { schema });
        return { status: 'ok', schema, embedded: store.isEmbedded, setUp: await hasOwner(store.sql) };
      }),
    );
}
