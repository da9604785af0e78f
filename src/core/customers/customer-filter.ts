import { z } from 'zod';

/** What a list of customers can be narrowed by. */
export const customerAspects = ['rep', 'team', 'region', 'industry'] as const;
export type CustomerAspect = (typeof customerAspects)[number];

/** What is known of a customer for narrowing; null where it is not. */
export type CustomerAspects = Readonly<Record<CustomerAspect, string | null>>;

/** The value of each aspect that is asked for; an empty text means customers for whom it is unknown. */
export type CustomerFilter = Readonly<Partial<Record<CustomerAspect, string | undefined>>>;

const value = z.string().max(300).optional();

/** The fields by which a question about customers is narrowed. */
export const customerFilterFields = { rep: value, team: value, region: value, industry: value };

export function passesFilter(customer: CustomerAspects, filter: CustomerFilter): boolean {
  return customerAspects.every((aspect) => filter[aspect] === undefined || filter[aspect] === (customer[aspect] ?? ''));
}

/** A value that customers have, and how many of them; empty for those without one. */
export interface AspectValue {
  readonly value: string;
  readonly customers: number;
}

const mostValues = 200;

/** The values of one aspect among customers, those of most customers first; nothing to choose from gives none. */
export function aspectValues(customers: readonly CustomerAspects[], aspect: CustomerAspect): AspectValue[] {
  const counts = new Map<string, number>();
  for (const customer of customers) counts.set(customer[aspect] ?? '', (counts.get(customer[aspect] ?? '') ?? 0) + 1);
  if (counts.size < 2) return [];
  return [...counts]
    .map(([text, count]) => ({ value: text, customers: count }))
    .sort((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}
