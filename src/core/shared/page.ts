import { z } from 'zod';

/** The most rows a list hands out at once. */
export const largestPage = 200;

/** A page of a list: which one, how long, in what order. Pages count from 1. */
export interface PageRequest<Sort extends string = string> {
  readonly page: number;
  readonly size: number;
  readonly sort: Sort;
  readonly descending: boolean;
}

/** The rows of one page, and how many there are on all pages together. */
export interface Page<Row> {
  readonly rows: Row[];
  readonly total: number;
}

/** The fields by which every list is paged and sorted; the first sort named is the default one. */
export function pageFields<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  const [first] = sorts;
  return {
    page: z.int().min(1).max(1_000_000).default(1),
    size: z.int().min(1).max(largestPage).default(50),
    sort: z.enum(sorts).default(first as never),
    descending: z.boolean().default(false),
  };
}

/** How many rows come before this page. */
export function offsetOf(request: PageRequest): number {
  return (request.page - 1) * request.size;
}
