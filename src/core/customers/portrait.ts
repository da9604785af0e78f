import { wilsonInterval } from '../metrics/statistics/wilson.ts';

/** A customer's attributes (industry, size, region …); what is unknown is `null` or absent. */
export interface Described {
  readonly attributes: Readonly<Record<string, string | null>>;
  /** One of those the portrait is drawn from: cells AX and BX. */
  readonly core: boolean;
}

/** How much more often a value of an attribute occurs among the core than in the whole base. */
export interface Trait {
  readonly attribute: string;
  readonly value: string;
  /** Core customers with the value, of those whose attribute is known. */
  readonly inCore: number;
  readonly coreKnown: number;
  /** The same over the whole base, the core included. */
  readonly inBase: number;
  readonly baseKnown: number;
  /** Share in the core ÷ share in the base: 2 is twice as often. */
  readonly lift: number;
  /** The same for the ends of the Wilson interval of the core's share. */
  readonly low: number;
  readonly high: number;
  /** The whole interval lies above 1: more often for certain. */
  readonly distinctive: boolean;
}

interface Counts {
  inCore: number;
  inBase: number;
}

function countValues(customers: readonly Described[], attribute: string): { values: Map<string, Counts>; core: number; base: number } {
  const values = new Map<string, Counts>();
  let core = 0;
  let base = 0;
  for (const customer of customers) {
    const value = customer.attributes[attribute] ?? null;
    if (value === null || value === '') continue;
    const counts = values.get(value) ?? { inCore: 0, inBase: 0 };
    values.set(value, counts);
    base += 1;
    counts.inBase += 1;
    if (!customer.core) continue;
    core += 1;
    counts.inCore += 1;
  }
  return { values, core, base };
}

/**
 * Draws the portrait of the best customers: per value of each attribute its share among the core
 * (known attributes only) over its share in the base, with an interval. Distinctive traits first,
 * then by the lower end. Values no core customer has are left out.
 */
export function drawPortrait(customers: readonly Described[], attributes: readonly string[]): Trait[] {
  const traits: Trait[] = [];
  for (const attribute of attributes) {
    const { values, core, base } = countValues(customers, attribute);
    for (const [value, { inCore, inBase }] of values) {
      const interval = wilsonInterval(inCore, core);
      if (interval === null || inCore === 0) continue;
      const baseShare = inBase / base;
      const [lift, low, high] = [interval.share / baseShare, interval.low / baseShare, interval.high / baseShare];
      traits.push({ attribute, value, inCore, coreKnown: core, inBase, baseKnown: base, lift, low, high, distinctive: low > 1 });
    }
  }
  return traits.sort((a, b) => b.low - a.low || (a.attribute + a.value < b.attribute + b.value ? -1 : 1));
}
