/** Numerator ÷ denominator; `null` when the denominator is zero, which screens show as a dash. */
export function share(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
