type Search = Readonly<Record<string, unknown>>;

/** Reads one parameter of an address; what is missing or broken gives the value for that. */
type Reader<Value> = (value: unknown) => Value;

/** What `useAddress` takes where a whole schema library would be much to fetch for a few parameters. */
export interface SearchSchema<State extends Search> {
  readonly parse: (search: Search) => State;
}

/** One of a few words. */
export const oneOf = <const Words extends readonly string[], Missing>(words: Words, missing: Missing): Reader<Words[number] | Missing> => (value) =>
  words.find((word) => word === value) ?? missing;

/** A text, not too long. */
export const text = <Missing>(missing: Missing): Reader<string | Missing> => (value) => (typeof value === 'string' && value.length <= 200 ? value : missing);

/** A day, `YYYY-MM-DD`. */
export const day: Reader<string | undefined> = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value) ? value : undefined;

export const flag: Reader<boolean> = (value) => value === true;

/** A whole number from 1 to `most`, else 1. */
export const countUpTo = (most: number): Reader<number> => (value) => {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : 1;
};

/** A schema of readers by parameter. */
export function searchSchema<Readers extends Readonly<Record<string, Reader<unknown>>>>(readers: Readers): SearchSchema<{ [Name in keyof Readers]: ReturnType<Readers[Name]> }> {
  const names = Object.keys(readers) as (keyof Readers & string)[];
  return {
    parse: (search) => Object.fromEntries(names.map((name) => [name, readers[name]?.(search[name])])) as { [Name in keyof Readers]: ReturnType<Readers[Name]> },
  };
}
