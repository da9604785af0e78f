/** The most a figure may be, by its name. Sizes in millions or thousands of bytes. */
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
  'api: memory of the server at rest, MB': 350,
  'api: list of 50 deals, p50, ms': 25,
  'api: list of 50 deals, p99, ms': 100,
  'api: one record, p50, ms': 12,
  'api: one record, p99, ms': 60,
  'api: p99 during an import and a diagnosis, times the calm one': 2,
  'growth: a figure at ten times the data, times longer': 1.5,
  'web: compressed script of sign-in and the map, kB': 250,
  'web: the map usable on a four times slowed processor, ms': 1_500,
  'web: layout shift of the map': 0,
} as const;

export type BudgetName = keyof typeof budgets;
