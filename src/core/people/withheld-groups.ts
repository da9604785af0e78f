import { smallestOpenGroup } from './rights.ts';

interface Group {
  readonly customers: number;
}

/**
 * Which sums of groups are kept back from a viewer of groups only: those of fewer than four customers, and
 * then the smallest others, until what can be had by subtraction from a known total is of four at least.
 */
export function withheldGroups<Of extends Group>(groups: readonly Of[]): ReadonlySet<Of> {
  const filled = groups.filter(({ customers }) => customers > 0).sort((a, b) => a.customers - b.customers);
  const withheld = new Set(filled.filter(({ customers }) => customers < smallestOpenGroup));
  let held = [...withheld].reduce((sum, { customers }) => sum + customers, 0);
  for (const group of filled) {
    if (held === 0 || held >= smallestOpenGroup) break;
    if (withheld.has(group)) continue;
    withheld.add(group);
    held += group.customers;
  }
  return withheld;
}
