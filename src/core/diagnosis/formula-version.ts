/** Raised whenever a signal is computed in another way, so that a finding is never taken for one by other formulas. */
export const formulaVersion = '4';
