import pg from 'pg';

type Parse = (text: string) => unknown;

const { builtins } = pg.types;
const textArray: number = 1009;
const int8Array = 1016;
const dateArray = 1182;
const numericArray = 1231;

const asText: Parse = (text) => text;
const texts: (text: string) => (string | null)[] = pg.types.getTypeParser(textArray, 'text');

const parsers: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [builtins.INT8, toSafeInteger],
  [builtins.NUMERIC, asText],
  [builtins.DATE, asText],
  [int8Array, (text) => texts(text).map((item) => (item === null ? null : toSafeInteger(item)))],
  [numericArray, texts],
  [dateArray, texts],
]);

/**
 * How column values become JavaScript: `bigint` a number (RangeError beyond the safe integers),
 * `numeric` a decimal string, `date` a `YYYY-MM-DD` string, arrays of these likewise, all else as
 * the driver does it (`timestamptz` a Date).
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format ?? 'text'),
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond the safe integers: ${text}`);
  return value;
}
