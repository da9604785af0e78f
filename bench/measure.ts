import { type BudgetName, budgets } from './budgets.ts';

/** One figure beside its budget. */
export interface Figure {
  readonly name: BudgetName;
  readonly value: number;
  /** How it came about, in a few words. */
  readonly note?: string;
}

/** What one run was asked for. */
export interface Bench {
  /** Share of the full size; 1 is a million order lines. */
  readonly size: number;
  readonly isDetailed: boolean;
  /** Where generated files and loaded stores are kept. */
  readonly root: string;
  /** Says what goes on; not part of the result. */
  readonly say: (text: string) => void;
}

export type Measurement = (bench: Bench) => Promise<readonly Figure[]>;

export const isWithin = ({ name, value }: Figure): boolean => value <= budgets[name];

/** Milliseconds that something takes, and what it gives. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Rows of text in columns, numbers to the right. */
export function tableOf(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 2 : 0) : cell)));
  const widths = texts.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  const place = (cell: string, at: number, row: number): string =>
    typeof rows[row]?.[at] === 'number' ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  return texts.map((row, at) => row.map((cell, column) => place(cell, column, at)).join('  ').trimEnd()).join('\n');
}
