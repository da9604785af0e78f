type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
  typeof value === 'number' ? value.toPrecision(12) : value === null || value === undefined ? '' : JSON.stringify(value);

const inOrder = (rows: readonly Row[]): string[] =>
  rows.map((row) => Object.keys(row).sort().map((name) => `${name}=${textOf(row[name])}`).join(' ')).sort();

/** Says where two answers differ, whatever the order of their rows; null when they are the same to twelve digits. */
export function differenceOf(product: readonly Row[], raw: readonly Row[]): string | null {
  const [own, other] = [inOrder(product), inOrder(raw)];
  const at = Array.from({ length: Math.max(own.length, other.length) }, (_, index) => index).find((index) => own[index] !== other[index]);
  return at === undefined ? null : `${own.length} and ${other.length} rows; first difference:\n  product ${own[at]}\n  raw     ${other[at]}`;
}
