import type { Command } from 'commander';
import type { OpenStore, Surroundings } from './surroundings.ts';

interface GlobalOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** How a command reaches the installation and answers. */
export interface Run {
  /** Opens the installation, does the work, closes it, prints what came out as JSON. */
  onStore(command: Command, work: (store: OpenStore) => Promise<unknown>): Promise<void>;
  /** The same with the schema left as it is. */
  onBareStore(command: Command, work: (store: OpenStore) => Promise<unknown>): Promise<void>;
  /** Prints an answer that needs no installation. */
  print(command: Command, result: unknown): void;
  /** Folder of the installation's data, as asked or configured. */
  dataFolder(command: Command): string;
  /** Folder of the installation's backups, as configured. */
  backupsFolder(command: Command): string;
  readonly surroundings: Surroundings;
}

export function createRun(surroundings: Surroundings): Run {
  function print(command: Command, result: unknown): void {
    const indent = surroundings.isForPerson && optionsOf(command).json !== true ? 2 : undefined;
    surroundings.writeOutput(`${JSON.stringify(result, null, indent)}\n`);
  }
  async function on(command: Command, migrated: boolean, work: (store: OpenStore) => Promise<unknown>): Promise<void> {
    const { data } = optionsOf(command);
    const store = await surroundings.openStore(data, migrated);
    try {
      print(command, await work(store));
    } finally {
      await store.close();
    }
  }
  return {
    surroundings,
    print,
    dataFolder: (command) => surroundings.dataFolder(optionsOf(command).data),
    backupsFolder: (command) => surroundings.backupsFolder(optionsOf(command).data),
    onStore: (command, work) => on(command, true, work),
    onBareStore: (command, work) => on(command, false, work),
  };
}

/** The options every command has. */
export function optionsOf(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}
