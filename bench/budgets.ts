/** The most a figure may be, by its name. Times in milliseconds, sizes in bytes unless the name says otherwise. */
export const budgets = {
  'import: the order file, times a bare COPY': 4,
  'import: undo of it, times the import': 1,
  'import: memory of the server at most, MB': 500,
  'import: a further file of 10,000 rows, ms': 3_000,
  'figures: geometric mean of times, DuckDB is 1': 1,
  'figures: the slowest beside DuckDB': 3,
  'diagnosis: as of today after a restart, ms': 3_000,
  'diagnosis: after one edit, ms': 1_000,
  'diagnosis: unchanged, ms': 100,
  'diagnosis: any past day, ms': 60_000,
} as const;

export type BudgetName = keyof typeof budgets;
