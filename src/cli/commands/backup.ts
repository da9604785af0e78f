import { resolve } from 'node:path';
import type { Command } from 'commander';
import { makeBackup, putBackupBack } from '#actions/backup.ts';
import { system } from '#core/people/viewer.ts';
import type { Run } from '../run.ts';

export function addBackup(program: Command, run: Run): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it')
    .description('write everything the installation holds into one file')
    .action((file: string, _options: unknown, command: Command) =>
      run.onStore(command, (store) => makeBackup(store, system, resolve(file), new Date(run.surroundings.now()))),
    );
}

export function addRestore(program: Command, run: Run): void {
  program
    .command('restore')
    .argument('<file>', 'a backup of this or an earlier version')
    .description('put a backup in the place of everything the installation holds; all of it or nothing')
    .action((file: string, _options: unknown, command: Command) =>
      run.onStore(command, (store) => putBackupBack(store, system, resolve(file))),
    );
}
