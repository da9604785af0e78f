/** The most a figure may be, by its name. Times in milliseconds, sizes in bytes unless the name says otherwise. */
export const budgets = {
  'diagnosis: as of today after a restart, ms': 3_000,
  'diagnosis: after one edit, ms': 1_000,
  'diagnosis: unchanged, ms': 100,
  'diagnosis: any past day, ms': 60_000,
} as const;

export type BudgetName = keyof typeof budgets;
