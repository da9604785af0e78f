/** Staff up to which a company is micro, small, medium by Russian law (209-FZ, article 4). */
const bands = [[15, '1–15'], [100, '16–100'], [250, '101–250']] as const;
const largest = '251+';

const numberIn = (text: string): number | null => {
  const digits = text.replaceAll(/[\s\u00a0]/g, '');
  return /^\d+([.,]0+)?$/.test(digits) ? Number.parseInt(digits, 10) : null;
};

/**
 * Sizes fit for counting: where most known ones are numbers of staff, their bands (micro, small, medium, large
 * business by law); otherwise the words as they are. What is not a number among numbers stays as it is.
 */
export function bandSizes(sizes: readonly (string | null)[]): (string | null)[] {
  const known = sizes.filter((size) => size !== null);
  const numbers = known.filter((size) => numberIn(size) !== null).length;
  if (numbers * 2 <= known.length) return [...sizes];
  return sizes.map((size) => {
    const staff = size === null ? null : numberIn(size);
    return staff === null ? size : (bands.find(([upTo]) => staff <= upTo)?.[1] ?? largest);
  });
}
