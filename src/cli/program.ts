import { Command } from 'commander';
import about from '../../package.json' with { type: 'json' };
import { addBackup, addCheckBackup, addRestore } from './commands/backup.ts';
import { addCheck } from './commands/check.ts';
import { addImport, addLoads, addUndo } from './commands/loads.ts';
import { addMetric, addMetrics } from './commands/metrics.ts';
import { addDemo } from './commands/demo.ts';
import { addMigrate } from './commands/migrate.ts';
import { addOrganisation } from './commands/organisation.ts';
import { addDiagnose } from './commands/diagnose.ts';
import { addReport } from './commands/report.ts';
import { addServe } from './commands/serve.ts';
import { addUser } from './commands/user.ts';
import { createRun, type Run } from './run.ts';
import { sayProblem, type Surroundings } from './surroundings.ts';

/** Every command: one line each. */
const commands: readonly ((program: Command, run: Run) => void)[] = [
  addServe,
  addMigrate,
  addCheck,
  addUser,
  addOrganisation,
  addImport,
  addUndo,
  addLoads,
  addMetric,
  addMetrics,
  addReport,
  addDiagnose,
  addDemo,
  addBackup,
  addRestore,
  addCheckBackup,
];

/**
 * Runs one command line and resolves to the exit code. Standard output gets the JSON and nothing
 * else; a failure is one line on the error output and a code that is not zero.
 */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const program = new Command('thirty')
    .description('Finds which of thirty well-known mistakes a sales department makes, in its own data')
    .version(about.version, '--version', 'the version of the product')
    .exitOverride()
    .configureOutput({ writeOut: surroundings.writeOutput, writeErr: surroundings.writeError });
  const run = createRun(surroundings);
  for (const add of commands) add(program, run);
  addCommonOptions(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (isFromCommander(error)) return error.exitCode;
    surroundings.writeError(`${sayProblem(error, surroundings.language)}\n`);
    return 1;
  }
}

/** `--data` and `--json` are understood by every command, before and after its name. */
function addCommonOptions(command: Command): void {
  command.option('--data <dir>', 'folder of the embedded database and files').option('--json', 'JSON on one line');
  command.exitOverride();
  command.commands.forEach(addCommonOptions);
}

function isFromCommander(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number' && 'code' in error;
}
