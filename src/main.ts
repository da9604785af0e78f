import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runProgram } from '#cli/program.ts';
import type { ServeOptions, Surroundings } from '#cli/surroundings.ts';
import { type Config, readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { serve, type Served } from '#server/serve.ts';
import { migrateSafely } from '#store/backup/migrate-safely.ts';
import { schemaState } from '#store/migrate.ts';
import { openStore } from '#store/open.ts';

const webFolder = fileURLToPath(new URL('../dist/web', import.meta.url));
const language = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ru') ? 'ru' : 'en';

function configOf(dataFolder?: string, { host, port }: ServeOptions = {}): Config {
  return readConfig({
    ...process.env,
    ...(dataFolder !== undefined && { THIRTY_DATA: dataFolder }),
    ...(host !== undefined && { THIRTY_HOST: host }),
    ...(port !== undefined && { THIRTY_PORT: port }),
  });
}

async function serveUntilStopped(dataFolder: string | undefined, options: ServeOptions): Promise<void> {
  const config = configOf(dataFolder, options);
  const log = createLog({ level: config.logLevel, to: process.stderr });
  const served = await serve(config, log, existsSync(webFolder) ? webFolder : null);
  process.stdout.write(greeting(served));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await served.close();
}

function greeting({ address, setUpCode }: Served): string {
  const open = `\n  Thirty: ${address}\n`;
  return setUpCode === null ? `${open}\n` : `${open}  Код первого входа · Set-up code: ${setUpCode}\n\n`;
}

const surroundings: Surroundings = {
  openStore: (dataFolder, migrated) => openStore({ ...configOf(dataFolder), leaveSchema: !migrated }),
  migrate: (store, dataFolder) => migrateSafely(store, configOf(dataFolder).backupsFolder),
  schemaState: ({ pool }) => schemaState(pool),
  serve: serveUntilStopped,
  backupsFolder: (asked) => configOf(asked).backupsFolder,
  dataFolder: (asked) => configOf(asked).dataFolder,
  baseUrl: () => configOf().baseUrl,
  readInput: () => text(process.stdin),
  now: Date.now,
  writeOutput: (line) => void process.stdout.write(line),
  writeError: (line) => void process.stderr.write(line),
  language,
  isForPerson: process.stdout.isTTY === true,
};

process.exitCode = await runProgram(process.argv.slice(2), surroundings);
