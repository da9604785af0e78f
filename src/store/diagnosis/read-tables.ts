import { AsyncLocalStorage } from 'node:async_hooks';

const reading = new AsyncLocalStorage<Set<string>>();

/** Notes tables as read by whatever is being read now. */
export function noteTables(names: Iterable<string>): void {
  const own = reading.getStore();
  if (own !== undefined) for (const name of names) own.add(name);
}

/** The tables that a query names. One too many does no harm: what was read from it is read anew once more than needed. */
export const tablesIn = (query: string): string[] => [...query.matchAll(/\b(?:from|join)\s+"?([a-z_]+)/g)].flatMap(([, name]) => name ?? []);

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
