/** The order of repair by dependency, not by score (section 31); those of one step may go side by side. */
export const repairOrder: readonly (readonly number[])[] = [
  [3], [1], [2, 25], [9, 11, 8], [18, 12, 17, 13, 14, 15, 16], [23, 27, 28, 22], [20, 21], [4, 5, 6, 19], [7, 10, 24, 29, 30], [26],
];

/** At which step of the order of repair a mistake stands, from 1. */
export function repairStepOf(mistake: number): number {
  return repairOrder.findIndex((step) => step.includes(mistake)) + 1;
}
