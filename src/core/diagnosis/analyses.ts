import type { Resource } from '../people/rights.ts';

/** The analyses of the product whose use by people says of a practice that it is there. */
export const analyses = ['abcxyz', 'silence', 'repeat', 'funnel', 'plan'] as const;
export type Analysis = (typeof analyses)[number];

/** Who may read this may open the analysis. */
export const resourceOfAnalysis: Readonly<Record<Analysis, Resource>> = {
  abcxyz: 'customers', silence: 'customers', repeat: 'customers', funnel: 'deals', plan: 'plans',
};
