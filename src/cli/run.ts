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
  readonly surroundings: Surroundings;
}

export function createRun(surroundings: Surroundings): Run {
  async function on(command: Command, migrated: boolean, work: (store: OpenStore) => Promise<unknown>): Promise<void> {
    const { data, json } = optionsOf(command);
    const store = await surroundings.openStore(data, migrated);
    try {
      const result = await work(store);
      const indent = surroundings.isForPerson && json !== true ? 2 : undefined;
      surroundings.writeOutput(`${JSON.stringify(result, null, indent)}\n`);
    } finally {
      await store.close();
    }
  }
  return {
    surroundings,
    onStore: (command, work) => on(command, true, work),
    onBareStore: (command, work) => on(command, false, work),
  };
}

/** The options every command has. */
export function optionsOf(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}
