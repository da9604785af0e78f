import { AsyncLocalStorage } from 'node:async_hooks';

const reading = new AsyncLocalStorage<Set<string>>();

/** Notes tables as read by whatever is being read now. */
export function noteTables(names: Iterable<string>): void {
  const own = reading.getStore();
  if (own !== undefined) for (const name of names) own.add(name);
}

/** The tables that a query names. One too many does no harm: what was read from it is read anew once more than needed. */
export const tablesIn = (query: string): string[] => [...query.matchAll(/\b(?:from|join)\s+"?([a-z_]+)/g)].flatMap(([, name]) => name ?? []);

/** Parts of small tables that change more seldom than the whole. */
export type PartName = 'stage:places' | 'load:facts';

interface Part {
  readonly part: PartName;
  /** Words that a query has which needs more than the part. */
  readonly more: RegExp;
}

/** Of stages which there are, of what kind and in what order; of loads those that bring facts, and no plans. Columns are told by their names: no reading takes all of them. */
const partsOf: Readonly<Record<string, Part>> = {
  stage: { part: 'stage:places', more: /\b(norm_days|criterion|origin|st\.probability)\b/ },
  load: { part: 'load:facts', more: /\b(plan_line|assertion|by_hand)\b/ },
};

/** On what a query rests: the tables that it names, or the parts of them that are all it needs. */
export const restsOn = (query: string): string[] =>
  tablesIn(query).map((name) => {
    const known = partsOf[name];
    return known === undefined || known.more.test(query) ? name : known.part;
  });

export interface Tracked<T> {
  readonly value: T;
  readonly tables: ReadonlySet<string>;
}

/** Reads something and tells from which tables; whatever reads around it has read them too. */
export async function track<T>(read: () => Promise<T>): Promise<Tracked<T>> {
  const tables = new Set<string>();
  const value = await reading.run(tables, read);
  noteTables(tables);
  return { value, tables };
}
