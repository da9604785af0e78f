import { resolve } from 'node:path';
import type { Command } from 'commander';
import { makeBackup, putBackupBack } from '#actions/backup.ts';
import { beginBackup } from '#actions/backups.ts';
import { system } from '#core/people/viewer.ts';
import { checkBackup } from '#store/backup/check-backup.ts';
import type { Run } from '../run.ts';

export function addBackup(program: Command, run: Run): void {
  program
    .command('backup')
    .argument('[file]', 'where to write it; the backups folder unless told otherwise')
    .description('write everything the installation holds into one file')
    .action((file: string | undefined, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => {
        const { now } = run.surroundings;
        if (file !== undefined) return makeBackup(store, system, resolve(file), new Date(now()));
        return (await beginBackup({ database: store, folder: run.backupsFolder(command), now }, system)).done;
      }),
    );
}

export function addRestore(program: Command, run: Run): void {
  program
    .command('restore')
    .argument('<file>', 'a backup of this or an earlier version')
    .option('--without-backup', 'do not back up what is there before')
    .description('put a backup in the place of everything the installation holds; all of it or nothing')
    .action((file: string, { withoutBackup }: { withoutBackup?: boolean }, command: Command) =>
      run.onBareStore(command, (store) => putBackupBack(store, system, resolve(file), withoutBackup === true ? null : run.backupsFolder(command))),
    );
}

export function addCheckBackup(program: Command, run: Run): void {
  program
    .command('check-backup')
    .argument('<file>', 'a backup')
    .description('read a backup to its end, as a restore would, changing nothing')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { manifest, bytes, sha256 } = await checkBackup(resolve(file));
      run.print(command, { status: 'ok', madeAt: manifest.madeAt, tables: manifest.tables.length, schema: manifest.migrations.at(-1)?.name ?? null, bytes, sha256 });
    });
}
