import type { Command } from 'commander';
import { optionsOf, type Run } from '../run.ts';

export function addServe(program: Command, { surroundings }: Run): void {
  program
    .command('serve')
    .description('serve the web and the API until stopped')
    .option('--host <address>', 'address to listen on (127.0.0.1 unless told otherwise)')
    .option('--port <number>', 'port to listen on (3030 unless told otherwise)')
    .action((options: { host?: string; port?: string }, command: Command) => surroundings.serve(optionsOf(command).data, options));
}
