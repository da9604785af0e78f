import { fillWords } from '#core/files/words.ts';
import { problemWords } from '#core/problems/words.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import { databaseProblem } from '#store/disk-problem.ts';
import type { SchemaState } from '#store/migrate.ts';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
}

/** An open installation; commands get it migrated and never close it themselves. */
export interface OpenStore extends Database {
  readonly isEmbedded: boolean;
}

/** What commands may use of the world; `main.ts` provides it, the tests their own. */
export interface Surroundings {
  /** Opens the database of the folder; without `migrated` the schema is left as it is. */
  openStore(dataFolder: string | undefined, migrated: boolean): Promise<OpenStore>;
  /** Applies the missing migrations, after a backup where there is anything to lose; their names. */
  migrate(store: OpenStore, dataFolder: string | undefined): Promise<string[]>;
  schemaState(store: OpenStore): Promise<SchemaState>;
  /** Serves the web until told to stop. */
  serve(dataFolder: string | undefined, options: ServeOptions): Promise<void>;
  dataFolder(asked: string | undefined): string;
  backupsFolder(asked: string | undefined): string;
  /** Where people reach the product, without a slash at the end. */
  baseUrl(): string;
  readInput(): Promise<string>;
  now(): Instant;
  writeOutput(text: string): void;
  writeError(text: string): void;
  /** The language of the machine. */
  readonly language: 'ru' | 'en';
  /** Whether a person reads the output: then the JSON is set out in lines. */
  readonly isForPerson: boolean;
}

/** One line that says what went wrong and what to do. */
export function sayProblem(thrown: unknown, language: 'ru' | 'en'): string {
  const error = databaseProblem(thrown);
  if (!(error instanceof Problem)) return error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error);
  return fillWords(problemWords[error.code], error.details, language).trim();
}
